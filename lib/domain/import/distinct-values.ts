import { fold, type Column } from './columns';

/** The different values of a column, in the order in which they first stand in the file; at most `most`. */
export function distinctValues(rows: readonly string[][], column: Column, most = 60): string[] {
  const seen = new Map<string, string>();
  for (const cells of rows) {
    const value = (cells[column.index] ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
    if (value === '' || seen.has(fold(value))) continue;
    seen.set(fold(value), value);
    if (seen.size >= most) break;
  }
  return [...seen.values()];
}
