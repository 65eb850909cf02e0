import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { columnsOf } from '@/lib/domain/import/columns';
import { grouped, importLimits } from '@/lib/domain/import/limits';
import type { Result } from '@/lib/domain/result';
import { decode } from './decode';
import { detectDelimiter } from './delimiter';
import { cannotRead, ok, type Delimiter, type Table } from './table';

/** A text file with cells between commas, semicolons, tabs or bars. Formulas stay the text they are written as. */
export async function readText(bytes: Uint8Array): Promise<Result<Table>> {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (text.trim() === '') return cannotRead('The file is empty.', 'Choose a file with a header and at least one row.');
  const other = otherFormat(text);
  if (other) return cannotRead(`This file is not a table: it is ${other}.`, tableRemedy);
  const delimiter = detectDelimiter(text);
  if (!delimiter) {
    return cannotRead(
      'This file is not a table: its lines have no columns in common.',
      'The first line must hold the headers, divided by commas, semicolons, tabs or bars, and the lines under it as many cells.',
    );
  }
  const parsed = await parseRecords(text, delimiter);
  if (!parsed.ok) return parsed;
  const [header, ...rows] = parsed.value;
  if (!header || rows.length === 0) return noRows;
  if (header.filter((cell) => cell.trim() !== '').length < 2) return noHeader;
  const uneven = rows.filter((row) => row.length !== header.length && row.some((cell) => cell !== '')).length;
  if (uneven > rows.length / 2) {
    return cannotRead(
      `This file is not a table: ${grouped(uneven)} of ${grouped(rows.length)} rows do not have the ${header.length} cells of the header.`,
      'Look for a cell that holds the dividing character without quotation marks around it.',
    );
  }
  return ok({ columns: columnsOf(header), rows, encoding, delimiter, remarks: [] });
}

const tableRemedy = 'Export the table as CSV or as an Excel workbook (.xlsx) and import that.';
export const noHeader = cannotRead(
  'This file is not a table: its first row has fewer than two headers.',
  'Put the headers into the first row.',
);
export const noRows = cannotRead('There are no rows under the header.', 'Choose a file with at least one row.');

function otherFormat(text: string): string | null {
  const begin = text.slice(0, 2_000).trimStart();
  if (begin.startsWith('%PDF')) return 'a PDF';
  if (/^<(\?xml|!doctype|html|table|svg)/i.test(begin)) return 'a web page or XML';
  if (begin.startsWith('{\\rtf')) return 'a text document';
  if (begin.startsWith('{') || /^\[\s*[[{"]/.test(begin)) return 'JSON';
  return null;
}

async function parseRecords(text: string, delimiter: Delimiter): Promise<Result<string[][]>> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 5_000_000,
  });
  const records: string[][] = [];
  try {
    for await (const record of Readable.from(slices(text)).pipe(parser)) {
      const cells = record as string[];
      if (cells.length > importLimits.columns) {
        return cannotRead(
          `There are more than ${importLimits.columns} columns.`,
          'Leave out columns that are not needed.',
        );
      }
      if (records.length > importLimits.rows) {
        return cannotRead(
          `There are more than ${grouped(importLimits.rows)} rows.`,
          'Divide the file and import its parts.',
        );
      }
      records.push(cells);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return cannotRead(
      csvProblem(error),
      'Mend the quotation marks there, or save the table again from the program it came from.',
    );
  }
  return ok(records);
}

// Pieces, so that reading a large file lets requests in between.
function* slices(text: string): Generator<string> {
  const size = 1 << 18;
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + size, text.length);
    // Never between the halves of one character.
    if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end += 1;
    yield text.slice(start, end);
    start = end;
  }
}

function csvProblem(error: CsvError): string {
  const line = typeof error.lines === 'number' ? ` near line ${grouped(error.lines)}` : '';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A quotation mark is opened and never closed, so that the rest of the file is one cell.';
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `One row is larger than 5 MB${line}; a quotation mark is probably not closed.`;
  return `The file breaks the rules of CSV${line}.`;
}
