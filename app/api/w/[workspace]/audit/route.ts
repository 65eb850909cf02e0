import { attachment, nothingHere, streamOf } from '@/lib/actions/download';
import { auditExport } from '@/lib/queries/audit-export';
import { actorForRequest } from '@/lib/session/actor';
import { readExportSearch } from '@/lib/url/audit';

const contentTypes = { jsonl: 'application/jsonl; charset=utf-8', csv: 'text/csv; charset=utf-8' };

/** The audit trail as a file: `?format=jsonl` for machines, `?format=csv` for people. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace } = await params;
  const { format } = readExportSearch(request);
  const actor = await actorForRequest(workspace);
  const pieces = actor && auditExport(actor, format);
  if (!pieces) return nothingHere();
  return new Response(streamOf(pieces), {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': attachment(`audit-trail.${format}`),
      'cache-control': 'no-store',
    },
  });
}
