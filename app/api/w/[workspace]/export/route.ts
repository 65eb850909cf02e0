import { makeZip } from 'client-zip';
import { refusalResponse } from '@/lib/actions/result-answer';
import { attachment, nothingHere } from '@/lib/actions/download';
import { workspaceExport } from '@/lib/queries/workspace-export';
import { actorForRequest } from '@/lib/session/actor';

/** The whole workspace as a ZIP that is made while it is read, for `npm run workspace:import`. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  const { workspace } = await params;
  const actor = await actorForRequest(workspace);
  const found = actor && (await workspaceExport(actor));
  if (!found) return nothingHere();
  if (!found.ok) return refusalResponse(found.refusal);
  return new Response(makeZip(found.value.entries), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': attachment(found.value.fileName),
      'cache-control': 'no-store',
    },
  });
}
