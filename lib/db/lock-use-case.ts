import { loadFactsInContext, type FactsInContext, type Narrow } from './load-facts';
import type { UseCaseAddress } from './read-facts-row';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * A use case that nobody else writes until the transaction ends, as it is from then on, with what the rules need, in two round trips or,
 * where narrow facts are not enough, three.
 * Statements that travel together see each what was committed when it begins, and those behind the lock begin when it is held.
 */
export async function lockUseCase(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  now: Date,
  narrow?: Narrow,
): Promise<FactsInContext | null> {
  const [, found] = await Promise.all([lock(tx, where), loadFactsInContext(tx, where, now, narrow)]);
  return found;
}

/** Not for update: rows that refer to it, such as what the night tells of it, need not wait. */
const lock = (tx: WorkspaceTx, where: UseCaseAddress) =>
  'id' in where
    ? tx.$executeRaw`select from use_case where id = ${where.id}::uuid for no key update`
    : tx.$executeRaw`select from use_case where workspace_id = ${tx.workspaceId}::uuid and key = ${where.key} for no key update`;
