import { attachment, nothingHere } from '@/lib/actions/download';
import { shortlistCsv } from '@/lib/queries/shortlist';
import { actorForRequest } from '@/lib/session/actor';
import { readShortlistSearch } from '@/lib/url/compare';

/** "Which first?" as CSV, with the filters of the page. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace } = await params;
  const actor = await actorForRequest(workspace);
  const filters = readShortlistSearch(request);
  const file = actor && (await shortlistCsv(actor, filters));
  if (!file) return nothingHere();
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment('which-first.csv'),
      'cache-control': 'no-store',
    },
  });
}
