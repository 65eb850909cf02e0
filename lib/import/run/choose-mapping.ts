import { distinctValues } from '@/lib/domain/import/distinct-values';
import { federalInventory, federalInventoryName } from '@/lib/domain/import/federal-inventory';
import { guessMapping } from '@/lib/domain/import/guess-mapping';
import {
  mappingDefinition,
  resolveMapping,
  type MappingDefinition,
  type ResolvedMapping,
} from '@/lib/domain/import/mapping';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import type { Table } from '../read/table';

export type SavedMapping = { name: string; definition: MappingDefinition };

/** The workspace's mappings by name, after the one that ships. */
export async function savedMappings(tx: WorkspaceTx): Promise<SavedMapping[]> {
  const rows = await tx.importMapping.findMany({
    where: { workspaceId: tx.workspaceId },
    select: { name: true, definition: true },
    orderBy: { name: 'asc' },
    take: 100,
  });
  const own = rows.flatMap(({ name, definition }) => {
    const parsed = mappingDefinition.safeParse(definition);
    return parsed.success ? [{ name, definition: parsed.data }] : [];
  });
  return [{ name: federalInventoryName, definition: federalInventory }, ...own];
}

/** A named mapping on this file with the headers it misses, or what the headers suggest where no name is given. */
export function chooseMapping(
  table: Table,
  named: SavedMapping | null,
): { mapping: ResolvedMapping; missing: string[] } {
  if (named) return resolveMapping(named.definition, table.columns);
  return { mapping: guessMapping(table.columns, (column) => distinctValues(table.rows, column)), missing: [] };
}
