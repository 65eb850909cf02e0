import type { MadeUnit } from '@/lib/domain/audit/events';
import { keyPrefix, useCaseKey } from '@/lib/domain/use-case/key';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * The business unit of this name, whatever its case; made, with a key prefix of its own, where there is none. Holds the lock
 * on the workspace until the transaction ends, so that no two units take the same name or prefix.
 */
export async function businessUnitNamed(
  tx: WorkspaceTx,
  name: string,
): Promise<{ id: string; name: string; made: MadeUnit | null }> {
  await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
  const units = await tx.businessUnit.findMany({
    where: { workspaceId: tx.workspaceId },
    select: { id: true, name: true, keyPrefix: true },
  });
  const wanted = name.toLowerCase();
  const found = units.find((unit) => unit.name.toLowerCase() === wanted);
  if (found) return { id: found.id, name: found.name, made: null };
  const prefix = keyPrefix(
    name,
    units.map((unit) => unit.keyPrefix),
  );
  const id = newId();
  await tx.businessUnit.create({ data: { id, workspaceId: tx.workspaceId, name, keyPrefix: prefix } });
  return { id, name, made: { name, keyPrefix: prefix } };
}

/**
 * The next `count` keys of a unit, in order. Counting up locks the unit's row: two at once get different numbers, and a
 * number once given is never given again.
 */
export async function takeKeys(tx: WorkspaceTx, unitId: string, count = 1): Promise<string[]> {
  const [taken] = await tx.$queryRaw<{ prefix: string; last: number }[]>`
    update business_unit set last_number = last_number + ${count}::int
    where workspace_id = ${tx.workspaceId}::uuid and id = ${unitId}::uuid
    returning key_prefix as prefix, last_number as last`;
  if (!taken) throw new Error('There is no business unit of this id.');
  const { prefix, last } = taken;
  return Array.from({ length: count }, (_, index) => useCaseKey(prefix, last - count + 1 + index));
}
