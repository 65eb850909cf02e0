import { holdsUntil } from '@/lib/domain/stages/holds-until';
import type { Column, Group } from '@/lib/domain/use-case/table';
import { shownIn, toRow, type ListRow, type StoredRow } from './use-case-row';

/** Rows that stand together on the page; `group` and its totals are of the whole filter, not of the page. */
export type RowGroup = {
  /** Null: nothing is grouped. */
  group: Group | null;
  /** Some of its rows stand on the page before. */
  continued: boolean;
  rows: ListRow[];
};

/** A row with what it is placed by: its value in the order as text, and its group. */
export type PlacedRow = StoredRow & { place: string | null; group?: string };

/** `continued`: some rows of its first group stand on the page before. */
export type PageOfRows = { rows: PlacedRow[]; continued: boolean };

/** The rows of a page as its columns show them at a time. While a page is kept they are made once, and again when time makes them others. */
export function rowsShown(page: PageOfRows, groups: Group[] | null, columns: readonly Column[], at: Date): RowGroup[] {
  const time = at.getTime();
  const known = shownOf.get(page);
  if (known && known.from <= time && time < known.until) return known.groups;
  const shown = underHeadings(page, groups, columns, at);
  const until = Math.min(...page.rows.map((row) => holdsUntil(row, at).getTime()));
  shownOf.set(page, { groups: shown, from: time, until });
  return shown;
}

// A page is of one request, which says its columns, and what is kept of it goes when the page does.
const shownOf = new WeakMap<PageOfRows, { groups: RowGroup[]; from: number; until: number }>();

function underHeadings(
  { rows, continued }: PageOfRows,
  groups: Group[] | null,
  columns: readonly Column[],
  at: Date,
): RowGroup[] {
  const shown = ({ place: _, group: __, ...row }: PlacedRow) => shownIn(columns, toRow(row, at));
  if (!groups) return [{ group: null, continued: false, rows: rows.map(shown) }];
  return groups
    .map((group) => ({ group, rows: rows.filter((row) => row.group === group.value) }))
    .filter((one) => one.rows.length > 0)
    .map((one, index) => ({ ...one, continued: continued && index === 0, rows: one.rows.map(shown) }));
}
