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
  if (!found) return new Response('There is nothing here, or you have no access to it.', { status: 404 });
  const name = `skipped-${found.fileName.replace(/\.[^.]*$/, '')}.csv`;
  return new Response(skippedFile(found.rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="skipped.csv"; filename*=UTF-8''${encodedName(name)}`,
      'cache-control': 'no-store',
    },
  });
}

/** RFC 5987: what encodeURIComponent leaves alone and the header does not. */
const encodedName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
