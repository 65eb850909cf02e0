import { toJsonText, type JsonText } from '@/lib/domain/json-text';
import type { TableGroup } from './use-case-table';

/**
 * The rows of a table as one text. React goes through every value of what travels beside a page, on its way out and again as it is drawn;
 * of fifty rows there are a thousand, and a text is one.
 */
export function packGroups(groups: TableGroup[]): JsonText<TableGroup[]> {
  const packed = packedOf.get(groups) ?? toJsonText(groups);
  packedOf.set(groups, packed);
  return packed;
}

// Of rows that are kept while nothing is written.
const packedOf = new WeakMap<TableGroup[], JsonText<TableGroup[]>>();

export function unpackGroups(packed: JsonText<TableGroup[]>): TableGroup[] {
  const groups = JSON.parse(packed) as TableGroup[];
  for (const row of groups.flatMap(({ rows }) => rows)) {
    for (const moment of ['registeredAt', 'updatedAt'] as const) {
      const said = row[moment];
      if (said) row[moment] = new Date(said);
    }
  }
  return groups;
}
