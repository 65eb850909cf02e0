import type { MadeUnit } from '@/lib/domain/audit/events';
import { fold } from '@/lib/domain/import/columns';
import { keyPrefix } from '@/lib/domain/use-case/key';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import type { PreparedRow } from './prepare-rows';

/** The unit of rows that name none, where the mapping names none either: the workspace's first. */
export async function firstUnitName(tx: WorkspaceTx): Promise<string> {
  const unit = await tx.businessUnit.findFirst({ where: { workspaceId: tx.workspaceId }, orderBy: { id: 'asc' } });
  return unit?.name ?? 'General';
}

/**
 * The units that the rows name, by folded name; those that do not exist are made, with the file's abbreviation as key prefix
 * where it gives one. Locks the workspace, so that no two imports make the same unit.
 */
export async function ensureUnits(
  tx: WorkspaceTx,
  rows: readonly PreparedRow[],
): Promise<{ units: Map<string, string>; made: MadeUnit[] }> {
  await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
  const there = await tx.businessUnit.findMany({ where: { workspaceId: tx.workspaceId } });
  const units = new Map(there.map((unit) => [fold(unit.name), unit.id]));
  const prefixes = new Set(there.map((unit) => unit.keyPrefix));
  const made: MadeUnit[] = [];
  for (const { mapped } of rows) {
    if (!mapped.ok || units.has(fold(mapped.fields.businessUnit))) continue;
    const name = mapped.fields.businessUnit;
    const prefix = keyPrefix(mapped.unitPrefix ?? name, prefixes);
    const id = newId();
    await tx.businessUnit.create({ data: { id, workspaceId: tx.workspaceId, name, keyPrefix: prefix } });
    units.set(fold(name), id);
    prefixes.add(prefix);
    made.push({ name, keyPrefix: prefix });
  }
  return { units, made };
}
