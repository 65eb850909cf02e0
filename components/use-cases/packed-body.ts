import { fromJsonText, toJsonText, type JsonText } from '@/lib/domain/json-text';
import type { Column, Group } from '@/lib/domain/use-case/table';
import type { TableRow } from './use-case-rows';

/** Rows that stand together, under the heading of their group if they are grouped. */
export type TableGroup = { group: Group | null; continued: boolean; rows: TableRow[] };

/** How the rows of a table are shown, which is the same for all of them. */
export type RowsShown = {
  columns: readonly Column[];
  currency: string;
  /** Address of the list of use cases, without a query. */
  base: string;
  /** Whether rows have a box to select them by (select-rows.tsx). */
  selectable: boolean;
  /** The list of one group alone, by its value; where no address says it, it is not there. */
  groupHrefs: Record<string, string>;
};

/** Rows without the names of their fields, which all of a page have in common, and are said once. */
type Packed = { fields: string[]; groups: (Omit<TableGroup, 'rows'> & { rows: unknown[][] })[] };

/** All that the body of a table is drawn of. */
export type TableBody = { shown: RowsShown; groups: TableGroup[] };

export type PackedBody = JsonText<{ shown: RowsShown; packed: Packed }>;

/**
 * The body of a table as one text. React goes through every value of what travels beside a page, on its way out and again as it is drawn;
 * of fifty rows there are a thousand, and a text is one. What is kept while nothing is written is packed once.
 */
export const packBody = ({ shown, groups }: TableBody): PackedBody =>
  `{"shown":${toJsonText(shown)},"packed":${packGroups(groups)}}`;

function packGroups(groups: TableGroup[]): JsonText<Packed> {
  const known = packedOf.get(groups);
  if (known) return known;
  const fields = Object.keys(groups.find(({ rows }) => rows.length > 0)?.rows[0] ?? {}) as (keyof TableRow)[];
  const packed = toJsonText<Packed>({
    fields,
    groups: groups.map((group) => ({ ...group, rows: group.rows.map((row) => fields.map((field) => row[field])) })),
  });
  packedOf.set(groups, packed);
  return packed;
}

const packedOf = new WeakMap<TableGroup[], JsonText<Packed>>();

const moments = new Set(['registeredAt', 'updatedAt']);

export function unpackBody(text: PackedBody): TableBody {
  const { shown, packed } = fromJsonText(text);
  const { fields, groups } = packed as Packed;
  const valueOf = (field: string, value: unknown) => (moments.has(field) && value ? new Date(value as string) : value);
  const rowOf = (values: unknown[]) =>
    Object.fromEntries(fields.map((field, index) => [field, valueOf(field, values[index])])) as TableRow;
  return { shown, groups: groups.map((group) => ({ ...group, rows: group.rows.map(rowOf) })) };
}
