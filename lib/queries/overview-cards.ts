import { isReviewer, ownerRoles, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { addDays, dayOf } from '@/lib/domain/day';
import type { GoLiveForecast } from '@/lib/domain/forecast/go-live';
import { openIncidents } from '@/lib/domain/operation/incidents';
import { openReview } from '@/lib/domain/operation/review';
import { lastReview, nextReviewOn, reviewTiming } from '@/lib/domain/operation/review-interval';
import { signOffStatus } from '@/lib/domain/signoffs/rules';
import { tagLimits } from '@/lib/domain/use-case/tags';
import { holderOf } from '@/lib/domain/who';
import { filterQuery } from '@/lib/url/filters';
import type { UseCasePage } from './use-case';

/**
 * What the cards of the overview show, and no more of it: they are drawn on the client's side too, so that everything here travels to the
 * browser (docs/decisions/0063-the-overview-travels-as-data.md).
 */

export type Tenure = { role: OwnerRole; person: Person; since: Date; until: Date | null };

/** The requirements of the next gate. Of one that is met its name alone. */
export function nextGate({ gate, mayMove }: UseCasePage) {
  return (
    gate && {
      to: gate.to,
      lines: gate.lines.map(({ requirement: { id, label }, added, met, reasons }) => ({
        id,
        label,
        added,
        met,
        reasons,
      })),
      announced: gate.announced,
      mayNot: mayMove && [mayMove.message, mayMove.remedy].filter(Boolean).join(' '),
    }
  );
}

/** Of what is in production: when its next review is, who leads it, how the last one ended, and what is not resolved. */
export function afterGoLive({ facts, context }: UseCasePage) {
  const nextOn = nextReviewOn(facts);
  if (!nextOn) return null;
  const last = lastReview(facts)?.conclusion;
  return {
    nextOn,
    timing: reviewTiming(nextOn, context.now),
    underReview: openReview(facts) !== null,
    ledBy: holderOf('business', facts),
    last: last ? { outcome: last.outcome, by: last.by.name, at: last.at } : null,
    since: facts.stageEnteredAt,
    openIncidents: openIncidents(facts).length,
  };
}

/** In production with signatures that no longer stand: whose, and which sections changed. */
export function lapsedSignOffs({ facts }: UseCasePage) {
  if (facts.stage !== 'production') return [];
  return signOffStatus('production', facts)
    .filter(({ state }) => state === 'lapsed')
    .map(({ role, signOff }) => ({ role, changed: signOff?.lapsedBy ?? [] }));
}

/** Who holds the four roles and who held them, the latest first. */
export function ownersOf({ facts, mayAssign, mayAssignReviewers }: UseCasePage, tenures: Tenure[]) {
  return {
    roles: ownerRoles.map((role) => ({
      role,
      holder: facts.owners[role] ?? null,
      since: tenures.find((tenure) => tenure.role === role && tenure.until === null)?.since ?? null,
      deputy: facts.deputies[role] ?? null,
      mayAssign: !mayAssign && !(isReviewer(role) && mayAssignReviewers),
    })),
    former: tenures.flatMap(({ role, person: { name }, since, until }) =>
      until ? [{ role, name, since, until }] : [],
    ),
    cannot: (mayAssign ?? mayAssignReviewers)?.message ?? null,
  };
}

/** `knownTags`: those of the workspace. */
export function aboutOf({ facts, mayEdit }: UseCasePage, knownTags: string[], differsBecause: string | null) {
  const { userGroup, userGroupSize } = facts;
  const group = [userGroup, userGroupSize === null ? null : `${userGroupSize.toLocaleString('en-US')} people`];
  return {
    problem: facts.problem,
    unit: facts.businessUnit.name,
    userGroup: group.filter(Boolean).join(', '),
    systems: facts.systems.map(({ name, kind }) => ({ name, kind })),
    tier: facts.actionTier,
    tags: {
      tags: facts.tags.map((tag) => ({ tag, query: filterQuery({ tag }) })),
      offered: mayEdit ? [] : knownTags.filter((tag) => !facts.tags.includes(tag)),
      mayEdit: !mayEdit,
      longest: tagLimits.length,
    },
    differsBecause,
    registeredBy: facts.createdBy.name,
    registeredAt: facts.createdAt,
    mayEdit: !mayEdit,
  };
}

/** As whole days, where the forecast has parts of them. */
export function forecastShown({ days, stages, slowest, chance, measured }: GoLiveForecast, now: Date) {
  const on = (ahead: number) => addDays(dayOf(now), Math.round(ahead));
  const total = stages.reduce((sum, stage) => sum + stage.days, 0);
  return {
    earliest: on(days.p5),
    from: on(days.p25),
    to: on(days.p75),
    latest: on(days.p95),
    stages: stages.map(({ stage, days: part }) => ({
      stage,
      share: Math.round((part / Math.max(total, 1)) * 10_000) / 100,
    })),
    slowest,
    slowestDays: Math.round(stages.find(({ stage }) => stage === slowest)?.days ?? 0),
    days: Math.round(total),
    chance: Math.round(chance * 100),
    measured,
  };
}
