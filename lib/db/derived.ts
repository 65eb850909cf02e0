import { itemStandings, type StandingFacts } from '@/lib/domain/checklist/items';
import { readiness } from '@/lib/domain/checklist/readiness';
import { nextReviewOn } from '@/lib/domain/operation/review-interval';
import { factors } from '@/lib/domain/scoring/factors';
import { shownScore } from '@/lib/domain/scoring/score';
import { agreedAssessment, agreedRatings, ladderPlace, tierBelow, verdictOfFacts } from '@/lib/domain/scoring/verdict';
import { reportedStageAfter } from '@/lib/domain/stages/reported';
import { actionTiers } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { monthlyValue } from '@/lib/domain/use-case/value';
import { fromDay } from './day';
import { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/** What anything is derived of. */
export type Judged = NarrowFacts<'judged'> & StandingFacts;

/**
 * The columns of a use case that repeat what lib/domain computes, for lists and charts. This file is their only writer.
 * Readiness is as of the last write or the last night (refresh-expired.ts); on the use case itself an expiry shows at once.
 */
export function derivedColumns(facts: Judged, context: Pick<RuleContext, 'ladder' | 'now'>) {
  const ratings = agreedRatings(facts);
  const assessed = verdictOfFacts(facts, context);
  const reviewOn = nextReviewOn(facts);
  return {
    ratings: ratings ? factors.map((factor) => ratings[factor]) : [],
    score: assessed ? shownScore(assessed.score) : null,
    verdict: assessed?.verdict ?? null,
    modelVersion: agreedAssessment(facts)?.modelVersion ?? null,
    effectiveTier: facts.actionTier === null ? null : effectiveTier(facts),
    climbs: (assessed?.climbs ?? false) && tierBelow(ladderPlace(facts).actionTier) !== null,
    valueRating: ratings?.['business-value'] ?? null,
    riskRating: ratings?.['action-risk'] ?? null,
    ...readinessColumns(facts, context.now),
    ...valueColumns(facts),
    reportedStage: reportedStageAfter(facts.reportedStage, facts.stage),
    nextReviewOn: reviewOn === null ? null : fromDay(reviewOn),
  };
}

/** That which goes by what the use case says of itself. */
export const valueColumns = ({ expectedValue }: Pick<UseCaseFacts, 'expectedValue'>) => ({
  monthlyValue: monthlyValue(expectedValue),
});

/** Those that go by the checklist and the tier. */
export function readinessColumns(facts: StandingFacts, now: Date) {
  const { overall, areas, openBlockers } = readiness(itemStandings(facts, now));
  return {
    readiness: overall === null ? null : Math.round(overall),
    areaReadiness: areas.map(({ percent }) => (percent === null ? null : Math.round(percent))),
    areaWaived: areas.map(({ waived }) => waived),
    openBlockers: openBlockers.length,
  };
}

/**
 * Other use cases' verdicts may read "Next step" because of one in production: after one enters or leaves production, or
 * changes its tier or systems there, those that climb and share a system with it, before or after, are judged again.
 */
export async function refreshLadderNeighbours(
  tx: WorkspaceTx,
  before: Pick<UseCaseFacts, 'systems'>,
  after: Pick<UseCaseFacts, 'systems'>,
): Promise<void> {
  const systemIds = [...new Set([...before.systems, ...after.systems].map(({ id }) => id))];
  await tx.$executeRaw(judgeLadder(tx.workspaceId, systemIds));
}

/**
 * The same for all of a workspace: every night, since one that began to climb while another reached production may have missed it.
 */
export const refreshLadder = (tx: WorkspaceTx) => tx.$executeRaw(judgeLadder(tx.workspaceId, null));

/**
 * On what somebody could build: tier and system_id of all that is in production, once for however many ask. What is of the tier below
 * is never the use case itself.
 */
export const builtOn = (workspaceId: string): Prisma.Sql => Prisma.sql`
  select distinct rung.effective_tier as tier, theirs.system_id
  from use_case rung join use_case_system theirs on theirs.use_case_id = rung.id
  where rung.workspace_id = ${workspaceId}::uuid and rung.stage = 'production'`;

/** Whether use case `alias` could build on one of `built`, which is `builtOn`. */
export const hasRung = (alias: Prisma.Sql): Prisma.Sql => Prisma.sql`exists (
  select from use_case_system own join built on built.system_id = own.system_id
  where own.use_case_id = ${alias}.id
    and built.tier = (${[...actionTiers]}::text[])[array_position(${[...actionTiers]}::text[], ${alias}.effective_tier) - 1])`;

/**
 * Judges anew those of a workspace that climb and touch a system of `systemIds`, or all that climb where it is null. One statement,
 * however many, and everybody locks them in the same order: what `assess` says of one that climbs hangs on nothing but whether there
 * is a rung.
 */
export const judgeLadder = (workspaceId: string, systemIds: string[] | null): Prisma.Sql => Prisma.sql`
  with locked as (
    select id from use_case u
    where u.workspace_id = ${workspaceId}::uuid and u.climbs and (${systemIds}::uuid[] is null or exists (
      select from use_case_system shared where shared.use_case_id = u.id and shared.system_id = any (${systemIds}::uuid[])
    ))
    order by id for no key update
  ), built as materialized (${builtOn(workspaceId)})
  update use_case u set verdict = case when ${hasRung(Prisma.raw('u'))} then 'next-step' else 'not-first' end
  where u.id in (select id from locked)`;
