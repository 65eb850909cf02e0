import { itemViews } from '@/lib/domain/checklist/items';
import { readiness } from '@/lib/domain/checklist/readiness';
import { factors } from '@/lib/domain/scoring/factors';
import { shownScore } from '@/lib/domain/scoring/score';
import { agreedRatings, verdictOfFacts } from '@/lib/domain/scoring/verdict';
import { reportedStageAfter } from '@/lib/domain/stages/reported';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { monthlyValue } from '@/lib/domain/use-case/value';
import { loadFacts } from './load-facts';
import { loadRuleContext } from './load-rule-context';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * The columns of a use case that repeat what lib/domain computes, for lists and charts. This file is their only writer.
 * Readiness is as of the last write or the last night (refresh-expired.ts); on the use case itself an expiry shows at once.
 */
export function derivedColumns(facts: UseCaseFacts, context: RuleContext) {
  const ratings = agreedRatings(facts);
  const assessed = verdictOfFacts(facts, context);
  const ready = readiness(itemViews(facts, context.now));
  return {
    ratings: ratings ? factors.map((factor) => ratings[factor]) : [],
    score: assessed ? shownScore(assessed.score) : null,
    verdict: assessed?.verdict ?? null,
    valueRating: ratings?.['business-value'] ?? null,
    riskRating: ratings?.['action-risk'] ?? null,
    readiness: ready.overall === null ? null : Math.round(ready.overall),
    areaReadiness: ready.areas.map(({ percent }) => (percent === null ? null : Math.round(percent))),
    openBlockers: ready.openBlockers.length,
    monthlyValue: monthlyValue(facts.expectedValue),
    reportedStage: reportedStageAfter(facts.reportedStage, facts.stage),
  };
}

/**
 * Other use cases' verdicts may read "Next step" because of one in production: after one enters or leaves production, or
 * changes its tier or systems there, those that share a system with it, before or after, are computed again.
 */
export async function refreshLadderNeighbours(
  tx: WorkspaceTx,
  before: UseCaseFacts,
  after: UseCaseFacts,
  now: Date,
): Promise<void> {
  const systemIds = [...before.systems, ...after.systems].map(({ id }) => id);
  const neighbours = await tx.useCase.findMany({
    where: {
      workspaceId: tx.workspaceId,
      id: { not: after.id },
      verdict: { in: ['not-first', 'next-step'] },
      systems: { some: { systemId: { in: systemIds } } },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of neighbours) {
    const neighbour = await loadFacts(tx, { id });
    if (!neighbour) continue;
    const { verdict } = derivedColumns(neighbour, await loadRuleContext(tx, neighbour, now));
    await tx.useCase.update({ where: { id }, data: { verdict } });
  }
}
