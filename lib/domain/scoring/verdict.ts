import { actionTiers, type ActionTier } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { AssessmentFacts, LadderRung, RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { factors, type Factor, type Ratings } from './factors';
import type { ModelDefinition } from './model';
import { scoreOf } from './score';

export const verdicts = ['strong', 'conditions', 'not-first', 'next-step'] as const;
export type Verdict = (typeof verdicts)[number];
/** The verdict before the ladder is looked at. */
export type BaseVerdict = Exclude<Verdict, 'next-step'>;

export const verdictLabels: Record<Verdict, string> = {
  strong: 'Strong first POC',
  conditions: 'POC with conditions',
  'not-first': 'Not for a first POC',
  'next-step': 'Next step',
};

export type Judgement = {
  /** 0–100, exact. */
  score: number;
  verdict: Verdict;
  /** What must get better: factors rated 2 or less, or below the model's target. Only with "POC with conditions". */
  conditions: Factor[];
  /** Factors rated 1: each alone bars a first POC, however high the score. */
  knockOuts: Factor[];
  /** Whether a single knock-out, action risk or user group, is all that bars a first POC: a rung makes it a next step. */
  climbs: boolean;
  /** For "Next step": the use case in production that this one builds on. */
  buildsOn: LadderRung | null;
};

export const knockOutsOf = (ratings: Ratings): Factor[] => factors.filter((factor) => ratings[factor] === 1);

export const conditionsOf = (ratings: Ratings, model: ModelDefinition): Factor[] =>
  factors.filter((factor) => ratings[factor] <= 2 || ratings[factor] < model.targets[factor]);

/** The verdict from ratings and model alone. */
export function baseVerdict(ratings: Ratings, model: ModelDefinition): BaseVerdict {
  const score = scoreOf(ratings, model.weights);
  if (score < model.notBelow || knockOutsOf(ratings).length > 0) return 'not-first';
  if (score >= model.strongFrom && factors.every((factor) => ratings[factor] >= 3)) return 'strong';
  return 'conditions';
}

export type LadderPlace = { key: string; actionTier: ActionTier | null; systemIds: string[] };

/** The tier that a rung must have for one of this tier to stand on it; null for read-only and where no tier is stated. */
export const tierBelow = (tier: ActionTier | null): ActionTier | null =>
  tier === null ? null : (actionTiers[actionTiers.indexOf(tier) - 1] ?? null);

/** The use case in production one action tier below that shares a system: the first by key, so that it stays the same. */
export function rungBelow(place: LadderPlace, ladder: LadderRung[]): LadderRung | null {
  const below = tierBelow(place.actionTier);
  if (below === null) return null;
  const rungs = ladder.filter(
    (rung) =>
      rung.key !== place.key && rung.actionTier === below && rung.systemIds.some((id) => place.systemIds.includes(id)),
  );
  return rungs.sort((a, b) => (a.key < b.key ? -1 : 1))[0] ?? null;
}

/** Whether one knock-out, action risk or user group, is all that bars a first POC, the score itself would do. */
function climbsAlone(ratings: Ratings, model: ModelDefinition): boolean {
  const knockOuts = knockOutsOf(ratings);
  return (
    scoreOf(ratings, model.weights) >= model.notBelow &&
    knockOuts.length === 1 &&
    (knockOuts[0] === 'action-risk' || knockOuts[0] === 'user-group')
  );
}

/** The verdict of six ratings where there is, or is not, a rung to stand on. */
export const verdictWith = (ratings: Ratings, model: ModelDefinition, hasRung: boolean): Verdict =>
  hasRung && climbsAlone(ratings, model) ? 'next-step' : baseVerdict(ratings, model);

/**
 * The judgement of six ratings. "Next step" takes the place of "Not for a first POC" only where exactly one knock-out
 * stands in the way, that one is action risk or user group, the score itself would do, and there is a rung to stand on.
 */
export function assess(ratings: Ratings, model: ModelDefinition, place: LadderPlace, ladder: LadderRung[]): Judgement {
  const score = scoreOf(ratings, model.weights);
  const verdict = baseVerdict(ratings, model);
  const knockOuts = knockOutsOf(ratings);
  const conditions = verdict === 'conditions' ? conditionsOf(ratings, model) : [];
  const climbs = climbsAlone(ratings, model);
  const buildsOn = climbs ? rungBelow(place, ladder) : null;
  return { score, verdict: buildsOn ? 'next-step' : verdict, conditions, knockOuts, climbs, buildsOn };
}

export const agreedAssessment = (facts: Pick<UseCaseFacts, 'assessments'>): AssessmentFacts | null =>
  facts.assessments.find((assessment) => assessment.state === 'agreed') ?? null;

/** The six levels of an assessment, or null while one is missing. */
export function ratingsOf(assessment: Pick<AssessmentFacts, 'ratings'>): Ratings | null {
  const levels = factors.map((factor) => [factor, assessment.ratings[factor]?.level ?? null] as const);
  return levels.every(([, level]) => level !== null) ? (Object.fromEntries(levels) as Ratings) : null;
}

export function agreedRatings(facts: Pick<UseCaseFacts, 'assessments'>): Ratings | null {
  const agreed = agreedAssessment(facts);
  return agreed ? ratingsOf(agreed) : null;
}

/** What says where a use case stands on the ladder. */
export type OnLadder = Pick<UseCaseFacts, 'key' | 'actionTier'> & {
  tools: readonly Pick<UseCaseFacts['tools'][number], 'tier'>[];
  systems: readonly Pick<UseCaseFacts['systems'][number], 'id'>[];
};

/** Where a use case stands on the ladder. One that states no tier has no place on it. */
export const ladderPlace = (facts: OnLadder): LadderPlace => ({
  key: facts.key,
  actionTier: facts.actionTier === null ? null : effectiveTier(facts),
  systemIds: facts.systems.map((system) => system.id),
});

/** Whether something in production is there for it to build on. */
export const hasRung = (facts: OnLadder, { ladder }: Pick<RuleContext, 'ladder'>): boolean =>
  rungBelow(ladderPlace(facts), ladder) !== null;

/** The judgement that counts: of the agreed ratings, by the model they were made with. Null without any. */
export function verdictOfFacts(
  facts: OnLadder & Pick<UseCaseFacts, 'assessments'>,
  context: Pick<RuleContext, 'ladder'>,
): Judgement | null {
  const agreed = agreedAssessment(facts);
  const ratings = agreed && ratingsOf(agreed);
  if (!agreed || !ratings) return null;
  return assess(ratings, agreed.model, ladderPlace(facts), context.ladder);
}
