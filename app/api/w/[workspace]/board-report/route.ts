import { refusalResponse } from '@/lib/actions/result-answer';
import { attachment, nothingHere } from '@/lib/actions/download';
import { boardFacts } from '@/lib/queries/board-report';
import { reportFileOf } from '@/lib/report/file';
import { actorForRequest } from '@/lib/session/actor';
import { oneMoreReport } from '@/lib/session/report';
import { readReportSearch } from '@/lib/url/portfolio';

/** The board report, `?format=pdf` or `?format=pptx`, of what the page's filter leaves, for whoever may see the portfolio. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace } = await params;
  const { format, filters } = readReportSearch(request);
  const actor = await actorForRequest(workspace);
  if (!actor) return nothingHere();
  const allowed = await oneMoreReport(actor);
  if (!allowed.ok) return refusalResponse(allowed.refusal);
  const facts = await boardFacts(actor, filters);
  if (!facts) return nothingHere();
  const { name, type, bytes } = await reportFileOf(facts, format);
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'content-disposition': attachment(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  });
}
