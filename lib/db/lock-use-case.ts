import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { loadFacts } from './load-facts';
import { loadRuleContext, loadWorkspaceRules } from './load-rule-context';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * A use case that nobody else writes until the transaction ends, as it is from then on, with what the rules need. The statements travel
 * together: each sees what was committed when it begins, and those behind the lock begin when it is held.
 */
export async function lockUseCase(
  tx: WorkspaceTx,
  where: { key: string } | { id: string },
  now: Date,
): Promise<{ facts: UseCaseFacts; context: RuleContext } | null> {
  const locked = lock(tx, where);
  const rules = loadWorkspaceRules(tx);
  const [facts] = await Promise.all([loadFacts(tx, where, now), locked, rules]);
  return facts && { facts, context: await loadRuleContext(tx, facts, now, rules) };
}

/** Not for update: rows that refer to it, such as what the night tells of it, need not wait. */
const lock = (tx: WorkspaceTx, where: { key: string } | { id: string }) =>
  'id' in where
    ? tx.$executeRaw`select from use_case where id = ${where.id}::uuid for no key update`
    : tx.$executeRaw`select from use_case where workspace_id = ${tx.workspaceId}::uuid and key = ${where.key} for no key update`;
