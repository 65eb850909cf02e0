import { z } from 'zod';

/** A column of a file: its place from 0, its header as written, and a label that no other column of the file has. */
export type Column = { index: number; name: string; label: string };

/** A column by place and header, since headers repeat and columns move. */
export const columnRef = z.strictObject({ index: z.number().int().min(0).max(499), name: z.string().max(2_000) });
export type ColumnRef = z.infer<typeof columnRef>;

/** Columns of a header row. One without a header is called by its place; of equal headers the second gets "(2)". */
export function columnsOf(header: readonly string[]): Column[] {
  const seen = new Map<string, number>();
  return header.map((raw, index) => {
    const name = raw.replace(/\s+/g, ' ').trim();
    const shown = name || `Column ${index + 1}`;
    const count = (seen.get(shown) ?? 0) + 1;
    seen.set(shown, count);
    return { index, name, label: count === 1 ? shown : `${shown} (${count})` };
  });
}

/** The column that is meant: at the same place, else the only one of that header; null if there is none or a choice. */
export function resolveColumn(ref: ColumnRef | null, columns: readonly Column[]): Column | null {
  if (!ref) return null;
  const wanted = fold(ref.name);
  const there = columns[ref.index];
  if (there && fold(there.name) === wanted) return there;
  const named = columns.filter((column) => wanted !== '' && fold(column.name) === wanted);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Texts that differ only in case, width or spaces are the same: titles, units, headers. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
