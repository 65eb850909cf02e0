/** The row, other than `ownId`, that a reader would take for the same: names differ by more than their case. */
export function sameName<Row extends { id: string; name: string }>(
  name: string,
  rows: readonly Row[],
  ownId?: string | null,
): Row | null {
  const folded = name.toLowerCase();
  return rows.find((row) => row.id !== ownId && row.name.toLowerCase() === folded) ?? null;
}
