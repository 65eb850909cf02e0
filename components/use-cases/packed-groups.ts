import { fromJsonText, toJsonText, type JsonText } from '@/lib/domain/json-text';
import type { TableGroup } from './use-case-table';
import type { TableRow } from './use-case-rows';

/** Rows without the names of their fields, which all of a page have in common, and are said once. */
type Packed = { fields: string[]; groups: (Omit<TableGroup, 'rows'> & { rows: unknown[][] })[] };

/**
 * The rows of a table as one text. React goes through every value of what travels beside a page, on its way out and again as it is drawn;
 * of fifty rows there are a thousand, and a text is one. What is kept while nothing is written is packed once.
 */
export function packGroups(groups: TableGroup[]): JsonText<Packed> {
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

export function unpackGroups(text: JsonText<Packed>): TableGroup[] {
  const { fields, groups } = fromJsonText(text) as Packed;
  const valueOf = (field: string, value: unknown) => (moments.has(field) && value ? new Date(value as string) : value);
  const rowOf = (values: unknown[]) =>
    Object.fromEntries(fields.map((field, index) => [field, valueOf(field, values[index])])) as TableRow;
  return groups.map((group) => ({ ...group, rows: group.rows.map(rowOf) }));
}
