import { notFound } from 'next/navigation';
import { serverPage, type ServerPage } from '@/lib/queries/server';
import { currentActor } from '@/lib/session/actor';

export type ServerParams = Promise<{ workspace: string; id: string }>;

/** The server of the address, read once per request however many ask; "not found" for everybody without access. */
export async function loadServerPage(params: ServerParams): Promise<ServerPage> {
  const { workspace, id } = await params;
  return (await serverPage(await currentActor(workspace), id)) ?? notFound();
}
