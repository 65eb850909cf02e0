import { readSheet } from 'read-excel-file/universal';
import { columnsOf } from '@/lib/domain/import/columns';
import { grouped, importLimits } from '@/lib/domain/import/limits';
import type { Result } from '@/lib/domain/result';
import { noHeader, noRows } from './read-text';
import { cannotRead, ok, type Table } from './table';
import { ArchiveTooLarge, BadArchive, unzip } from './unzip';

/** The first sheet of an Excel workbook (.xlsx). Of a formula its last result is taken, as text like everything else. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<Table>> {
  let files: Map<string, Buffer>;
  try {
    files = await unzip(bytes);
  } catch (error) {
    if (error instanceof ArchiveTooLarge) return cannotRead('The workbook unpacks to more than 300 MB.', splitRemedy);
    if (error instanceof BadArchive) return cannotRead('The workbook is damaged.', againRemedy);
    throw error;
  }
  if (!files.has('xl/workbook.xml')) {
    return cannotRead(
      'This file is not a table: it is an archive or a document.',
      'Save the table as CSV or .xlsx and import that.',
    );
  }
  const outside = outOfBounds(files);
  if (outside) return cannotRead(outside, splitRemedy);

  let data: unknown[][];
  try {
    data = await readSheet(Uint8Array.from(bytes).buffer);
  } catch {
    return cannotRead('The workbook is damaged.', againRemedy);
  }
  const records = data.map((row) => row.map(cellText));
  const first = records.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const header = records[first];
  const rows = records.slice(first + 1);
  if (!header || rows.length === 0) return noRows;
  if (header.filter((cell) => cell.trim() !== '').length < 2) return noHeader;
  return ok({ columns: columnsOf(header), rows, encoding: null, delimiter: null, remarks: sheetRemark(files) });
}

const splitRemedy = 'Divide the table, or save only its sheet as CSV.';
const againRemedy = 'Open it in the program it came from and save it again as .xlsx or CSV.';

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A workbook's days have no time zone; they come as midnight UTC.
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.000Z$/, 'Z');
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

/** Addresses alone can claim a grid of billions of cells, which the reader would fill; they are looked at before. */
function outOfBounds(files: Map<string, Buffer>): string | null {
  for (const [name, content] of files) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) continue;
    const xml = content.toString('latin1');
    for (const [, row] of xml.matchAll(/<(?:\w+:)?row\b[^>]*?\br="(\d+)"/g)) {
      if (Number(row) > importLimits.rows + 1) return `The sheet has more than ${grouped(importLimits.rows)} rows.`;
    }
    for (const [, letters, row] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"/g)) {
      if (columnNumber(letters ?? '') > importLimits.columns)
        return `The sheet has more than ${importLimits.columns} columns.`;
      if (Number(row) > importLimits.rows + 1) return `The sheet has more than ${grouped(importLimits.rows)} rows.`;
    }
  }
  return null;
}

const columnNumber = (letters: string) =>
  letters.length > 4 ? Infinity : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function sheetRemark(files: Map<string, Buffer>): string[] {
  const names = [
    ...(files.get('xl/workbook.xml')?.toString('utf8') ?? '').matchAll(/<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"/g),
  ];
  if (names.length < 2) return [];
  const first = (names[0]?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<');
  return [`Only the first of ${names.length} sheets is read: ${first}.`];
}
