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
  if (!pieces) return new Response('There is nothing here, or you have no access to it.', { status: 404 });
  return new Response(streamOf(pieces), {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="audit-trail.${format}"`,
      'cache-control': 'no-store',
    },
  });
}

/** Made as fast as it is read, and no further once the reader is gone. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
