import type { TableGroup } from './use-case-table';

/**
 * The rows of a table as one text. React goes through every value of what travels beside a page, on its way out and again as it is drawn;
 * of fifty rows there are a thousand, and a text is one.
 */
export const packGroups = (groups: TableGroup[]): string => JSON.stringify(groups);

export function unpackGroups(packed: string): TableGroup[] {
  const groups = JSON.parse(packed) as TableGroup[];
  for (const row of groups.flatMap(({ rows }) => rows)) {
    for (const moment of ['registeredAt', 'updatedAt'] as const) {
      const said = row[moment];
      if (said) row[moment] = new Date(said);
    }
  }
  return groups;
}
