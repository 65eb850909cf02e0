import { notFound } from 'next/navigation';
import { useCasePage, type UseCasePage } from '@/lib/queries/use-case';
import { useCaseTop, type UseCaseTop } from '@/lib/queries/use-case-head';
import { currentActor } from '@/lib/session/actor';

export type UseCaseParams = Promise<{ workspace: string; key: string }>;

/** The use case of the address, read once per request however many ask; "not found" for everybody without access. */
export async function loadUseCase(params: UseCaseParams): Promise<UseCasePage> {
  const { workspace, key } = await params;
  return (await useCasePage(await currentActor(workspace), decodeURIComponent(key))) ?? notFound();
}

/** Its header and tabs, likewise. */
export async function loadUseCaseTop(params: UseCaseParams): Promise<UseCaseTop> {
  const { workspace, key } = await params;
  return (await useCaseTop(await currentActor(workspace), decodeURIComponent(key))) ?? notFound();
}
