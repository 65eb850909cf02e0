import { ladderPlace } from '@/lib/domain/scoring/verdict';
import { lapsing } from '@/lib/domain/signoffs/sections';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { derivedColumns, refreshLadderNeighbours } from './derived';
import { hashOf } from './hash';
import { loadFacts } from './load-facts';
import { loadRuleContext } from './load-rule-context';
import { refreshRenewals } from './renewal';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * After a write on a locked use case: lapses the sign-offs whose sections changed, computes the derived columns, raises the
 * version. `before` is what it was before the write.
 */
export async function settle(tx: WorkspaceTx, before: UseCaseFacts, now: Date) {
  const { id } = before;
  const facts = await loadFacts(tx, { id });
  if (!facts) throw new Error('A use case vanished inside its own transaction.');
  const lapsed = lapsing(facts, hashOf);
  for (const { signOffId, sections } of lapsed) {
    await tx.signOff.update({ where: { id: signOffId }, data: { lapsedAt: now, lapsedBy: sections } });
  }
  await refreshRenewals(tx, id);
  const context = await loadRuleContext(tx, facts, now);
  const { version } = await tx.useCase.update({
    where: { id },
    data: { ...derivedColumns(facts, context), version: { increment: 1 }, updatedAt: now },
    select: { version: true },
  });
  if (rungOf(before) !== rungOf(facts)) await refreshLadderNeighbours(tx, before, facts);
  return { version, facts, lapsed: lapsed.map(({ role, gate, sections }) => ({ role, gate, sections })) };
}

/** What others build on while it is in production; a change of it may change their verdicts. */
function rungOf(facts: UseCaseFacts): string {
  if (facts.stage !== 'production') return '';
  const { actionTier, systemIds } = ladderPlace(facts);
  return [actionTier, ...systemIds.sort()].join(' ');
}
