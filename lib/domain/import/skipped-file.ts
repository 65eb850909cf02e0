import type { RowFields, RowNote } from './map-row';

const header = ['Row', 'Why', 'Column', 'Title', 'Business unit', 'Key in the source', 'Problem'];

/** The skipped rows as CSV (RFC 4180, with a byte-order mark for Excel). */
export function skippedFile(rows: readonly { row: number; fields: RowFields | null; notes: RowNote[] }[]): string {
  const lines = rows.map(({ row, fields, notes }) => [
    String(row),
    notes.map(({ message }) => message).join(' '),
    notes.flatMap(({ column }) => column ?? []).join(', '),
    fields?.title ?? '',
    fields?.businessUnit ?? '',
    fields?.externalKey ?? '',
    fields?.problem ?? '',
  ]);
  return `\ufeff${[header, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would calculate is kept a text by an apostrophe before it. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
