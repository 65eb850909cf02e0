import { makeZip } from 'client-zip';
import { attachment, nothingHere } from '@/lib/actions/download';
import { evidencePackage } from '@/lib/queries/evidence-package';
import { actorForRequest } from '@/lib/session/actor';

type Context = { params: Promise<{ workspace: string; key: string }> };

/** Everything that proves a use case, as a ZIP that is made while it is read. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { workspace, key } = await params;
  const actor = await actorForRequest(workspace);
  const found = actor && (await evidencePackage(actor, key));
  if (!found) return nothingHere();
  return new Response(makeZip(found.entries), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': attachment(found.fileName),
      'cache-control': 'no-store',
    },
  });
}
