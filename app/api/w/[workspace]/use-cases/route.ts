import { attachment, nothingHere, streamOf } from '@/lib/actions/download';
import { exportColumns } from '@/lib/domain/use-case/export';
import { useCaseExport } from '@/lib/queries/use-case-export';
import { actorForRequest } from '@/lib/session/actor';
import { csv } from '@/lib/spreadsheet/csv';
import { workbook } from '@/lib/spreadsheet/workbook';
import { readTableSearch } from '@/lib/url/use-case-list';

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The table of use cases as a file, `?format=csv` or `?format=xlsx`, with the filters of the page. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace } = await params;
  const { format, filters } = readTableSearch(request);
  const actor = await actorForRequest(workspace);
  const rows = actor && useCaseExport(actor, filters);
  if (!rows) return nothingHere();
  const pieces = format === 'csv' ? csv(exportColumns, rows) : workbook('Use cases', exportColumns, rows);
  return new Response(streamOf(pieces), {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': attachment(`use-cases.${format}`),
      'cache-control': 'no-store',
    },
  });
}
