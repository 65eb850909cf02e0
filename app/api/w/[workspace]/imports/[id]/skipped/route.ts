import { attachment, nothingHere } from '@/lib/actions/download';
import { skippedFile } from '@/lib/domain/import/skipped-file';
import { skippedRows } from '@/lib/queries/import-report';
import { actorForRequest } from '@/lib/session/actor';

/** The skipped rows of an import with their reasons, as CSV. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
): Promise<Response> {
  const { workspace, id } = await params;
  const actor = await actorForRequest(workspace);
  const found = actor && (await skippedRows(actor, id));
  if (!found) return nothingHere();
  const name = `skipped-${found.fileName.replace(/\.[^.]*$/, '')}.csv`;
  return new Response(skippedFile(found.rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(name),
      'cache-control': 'no-store',
    },
  });
}
