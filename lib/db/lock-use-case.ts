import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { nameRow, readRow, type UseCaseAddress } from './load-facts';
import { loadLadder, loadWorkspaceRules, type Place } from './load-rule-context';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * A use case that nobody else writes until the transaction ends, as it is from then on, with what the rules need, in two round trips.
 * Statements that travel together see each what was committed when it begins, and those behind the lock begin when it is held.
 */
export async function lockUseCase(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  now: Date,
): Promise<{ facts: UseCaseFacts; context: RuleContext } | null> {
  const [, rules, row] = await Promise.all([lock(tx, where), loadWorkspaceRules(tx), readRow(tx, where, now)]);
  if (!row) return null;
  // The tier is checked by the database.
  const [facts, ladder] = await Promise.all([nameRow(tx, row), loadLadder(tx, row as typeof row & Place)]);
  return { facts, context: { ...rules, ladder, now } };
}

/** Not for update: rows that refer to it, such as what the night tells of it, need not wait. */
const lock = (tx: WorkspaceTx, where: UseCaseAddress) =>
  'id' in where
    ? tx.$executeRaw`select from use_case where id = ${where.id}::uuid for no key update`
    : tx.$executeRaw`select from use_case where workspace_id = ${tx.workspaceId}::uuid and key = ${where.key} for no key update`;
