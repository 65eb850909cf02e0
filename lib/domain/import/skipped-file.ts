import { csvFile } from '@/lib/domain/csv';
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
  return csvFile([header, ...lines]);
}
