import { csvCell, csvFile } from '@/lib/domain/csv';
import type { Cell, Column } from './workbook';

/** A file of comma-separated values, piece by piece as the rows come; the first row names the columns. */
export async function* csv(columns: Column[], rows: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield csvFile([columns.map(({ title }) => title)]);
  for await (const some of rows) yield some.map((cells) => `${cells.map(textOf).join(',')}\r\n`).join('');
}

/** A figure stays one, also below zero; text that a spreadsheet would calculate is kept a text. */
function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return csvCell(typeof cell === 'string' ? cell : cell.day);
}
