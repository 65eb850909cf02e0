import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Suggestions } from '@/lib/domain/mcp/suggestions';
import type { Reason } from '@/lib/domain/result';
import { runningRound } from '@/lib/domain/scoring/blind';
import { assessmentGaps, ownDraft } from '@/lib/domain/scoring/completeness';
import { factors, type Factor, type Ratings } from '@/lib/domain/scoring/factors';
import { modelDefinition, type ModelDefinition } from '@/lib/domain/scoring/model';
import {
  flips,
  rankRangeOfGroups,
  robustnessSentence,
  type Flip,
  type RankRange,
} from '@/lib/domain/scoring/robustness';
import {
  agreeReasons,
  assessReasons,
  missingScorers,
  openPart,
  ownHandedIn,
  revealReasons,
  spreads,
  type FactorSpread,
} from '@/lib/domain/scoring/round';
import {
  contradictions,
  contradictionsOf,
  statedFacts,
  type Contradicted,
  type Contradictions,
  type StatedFact,
} from '@/lib/domain/scoring/stated';
import { suggestedRatings } from '@/lib/domain/scoring/suggested';
import {
  agreedAssessment,
  assess,
  hasRung,
  ladderPlace,
  ratingsOf,
  type Judgement,
} from '@/lib/domain/scoring/verdict';
import { weightRanges, type WeightRange } from '@/lib/domain/scoring/weight-ranges';
import type { AssessmentFacts, RoundFacts, RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { verdictSubject } from '@/lib/domain/waivers/rules';
import { draftBasis, newestModel } from '@/lib/db/scoring-draft';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { useCasePage } from './use-case';
import { waiverView, type WaiverView } from './waiver-view';

/** An assessment that is not a draft, with what it would mean if it counted. */
export type ReadAssessment = { assessment: AssessmentFacts; judgement: Judgement | null };

/** The running round as this actor may know it. */
export type RoundView = {
  round: RoundFacts;
  /** What this actor is asked to rate; null: is not. */
  asked: Factor[] | null;
  /** What they handed in, frozen. */
  ownHandedIn: AssessmentFacts | null;
  /** Who has not handed in; null while they may not know. */
  missing: Person[] | null;
  /** Once revealed: how far apart the scorers are. */
  spreads: FactorSpread[];
  /** What keeps it from being revealed, or from being agreed. */
  unmet: Reason[];
};

export type ScoreTab = {
  facts: UseCaseFacts;
  now: Date;
  judgement: Judgement | null;
  agreed: AssessmentFacts | null;
  /** How the scorers of the agreed assessment differed; empty where one person made it. */
  behind: FactorSpread[];
  robustness: { flips: Flip[]; sentence: string; weights: WeightRange[]; hasRung: boolean } | null;
  round: RoundView | null;
  /** The actor's own draft, or the ratings that a new one begins with; null while they cannot rate. */
  form: {
    ratings: AssessmentFacts['ratings'];
    basis: string;
    isDraft: boolean;
    gaps: number;
    asked: readonly Factor[];
    /** How many the actor has handed in before: tells one form from the next. */
    turn: number;
    stated: Record<Factor, StatedFact[]>;
    contradictions: Contradictions;
    /** What the facts suggest, whoever asks: nothing in it comes from what somebody rated. */
    suggestions: Suggestions;
  } | null;
  /** Where the agreed ratings say something else than what is stated by now. */
  contradicted: Contradicted[];
  /** What the agreed ratings come to by the newest version, where they were judged by an older one. */
  newest: { version: number; judgement: Judgement } | null;
  /** The newest published version, by which a new assessment is made. */
  model: { version: number; definition: ModelDefinition };
  /** Whom a round may ask; empty for those who may not. */
  members: Person[];
  /** Handed in by one person alone, and waiting for an architect. */
  waiting: ReadAssessment[];
  earlier: ReadAssessment[];
  /** Of the verdict, while it bars a POC or one is there. */
  waiver: WaiverView | null;
  may: { assess: Reason | null; agree: Reason | null; manage: Reason | null };
};

/** Everything that the Score tab shows; null for whoever may not see the use case. What is blind for the actor is not in it. */
export async function scoreTab(actor: Actor, key: string): Promise<ScoreTab | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { facts, context, judgement } = page;
  const { memberId } = actor;
  const manage = can(actor, 'manage-scoring', { facts });
  const { model, members } = await besides(actor, manage === null);
  const agreed = agreedAssessment(facts);
  const ratings = agreed && ratingsOf(agreed);
  const round = runningRound(facts);
  const part = openPart(facts, memberId);
  const forbidden = can(actor, 'assess', { facts, personId: part && memberId });
  const waiver = waiverView(actor, facts, verdictSubject, context);
  const read = (assessment: AssessmentFacts): ReadAssessment => ({ assessment, judgement: judge(page, assessment) });
  const newestFirst = facts.assessments.toReversed();
  const settled = agreed?.roundId ? facts.rounds.find(({ id }) => id === agreed.roundId) : null;
  return {
    facts,
    now: context.now,
    judgement,
    agreed,
    behind: settled ? spreads(settled, facts) : [],
    robustness: agreed && ratings && robustness(ratings, agreed.model, hasRung(facts, context)),
    round: round && roundView(round, facts, memberId),
    form: forbidden || assessReasons(facts, memberId).length > 0 ? null : formOf(page, actor, part, model),
    contradicted: agreed && ratings ? contradictionsOf(ratings, facts, agreed.model.rubrics) : [],
    newest:
      agreed && ratings && agreed.modelVersion < model.version
        ? { version: model.version, judgement: assess(ratings, model.definition, ladderPlace(facts), context.ladder) }
        : null,
    model,
    members,
    waiting: newestFirst.filter(({ state, roundId }) => state === 'submitted' && roundId === null).map(read),
    earlier: newestFirst.filter(({ state }) => state === 'superseded').map(read),
    waiver: waiver.active || waiver.pending || judgement?.verdict === 'not-first' ? waiver : null,
    may: { assess: forbidden, agree: can(actor, 'agree-assessment', { facts }), manage },
  };
}

/** What the tab needs beyond the use case itself, in one transaction. */
function besides(actor: Actor, withMembers: boolean): Promise<Pick<ScoreTab, 'model' | 'members'>> {
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { version, definition } = await newestModel(tx);
    const members = withMembers
      ? await tx.member.findMany({
          where: { workspaceId: tx.workspaceId, removedAt: null, awaitsAcceptance: false },
          select: { id: true, name: true },
          orderBy: { name: 'asc' },
        })
      : [];
    return { model: { version, definition: modelDefinition.parse(definition) }, members };
  });
}

const robustness = (ratings: Ratings, model: ModelDefinition, rung: boolean): ScoreTab['robustness'] => {
  const found = flips(ratings, model, rung);
  const weights = weightRanges(ratings, model, rung);
  return { flips: found, sentence: robustnessSentence(found), weights, hasRung: rung };
};

function roundView(round: RoundFacts, facts: UseCaseFacts, memberId: string): RoundView {
  const scorer = round.scorers.find(({ person }) => person.id === memberId);
  const revealed = round.state === 'revealed';
  return {
    round,
    asked: scorer?.factors ?? null,
    ownHandedIn: ownHandedIn(round, facts, memberId),
    missing: round.handedIn && missingScorers(round),
    spreads: revealed ? spreads(round, facts) : [],
    unmet: revealed ? agreeReasons(round, facts) : revealReasons(round),
  };
}

function formOf(
  { facts, context }: { facts: UseCaseFacts; context: RuleContext },
  actor: Actor,
  part: ReturnType<typeof openPart>,
  model: ScoreTab['model'],
): ScoreTab['form'] {
  const draft = ownDraft(facts, actor.memberId);
  const asked = part?.factors ?? factors;
  return {
    ratings: draft?.ratings ?? lastOwn(facts, actor)?.ratings ?? blank,
    basis: draftBasis(draft),
    isDraft: draft !== null,
    gaps: draft ? assessmentGaps(draft, asked).length : 0,
    asked,
    turn: facts.assessments.filter(({ assessor, state }) => assessor.id === actor.memberId && state !== 'draft').length,
    stated: statedFacts(facts),
    contradictions: contradictions(facts, (part?.round.model ?? model.definition).rubrics),
    suggestions: suggestedRatings(facts, context.now),
  };
}

const blank = Object.fromEntries(
  factors.map((factor) => [factor, { level: null, rationale: '', links: [] }]),
) as unknown as AssessmentFacts['ratings'];

/** Whoever has assessed before goes on from there: mostly one factor has changed. */
const lastOwn = (facts: UseCaseFacts, actor: Actor): AssessmentFacts | null =>
  facts.assessments.findLast(
    ({ assessor, id, rescoredFromId }) =>
      assessor.id === actor.memberId &&
      rescoredFromId === null &&
      !facts.rounds.some(({ outcomeId }) => outcomeId === id),
  ) ?? null;

function judge(
  { facts, context }: { facts: UseCaseFacts; context: RuleContext },
  assessment: AssessmentFacts,
): Judgement | null {
  const ratings = ratingsOf(assessment);
  return ratings && assess(ratings, assessment.model, ladderPlace(facts), context.ladder);
}

// Any number does; it stays, so that the same ratings always give the same range.
const seed = 20260;

/**
 * The place of a use case among those still to be chosen (Candidate or Assessed, agreed), and how far it moves when the
 * weights vary. Null where it is not one of them. Others are grouped by equal ratings in SQL: their number costs nothing.
 */
export async function rankAmongCandidates(actor: Actor, key: string): Promise<RankRange | null> {
  const page = await useCasePage(actor, key);
  if (!page || (page.facts.stage !== 'candidate' && page.facts.stage !== 'assessed')) return null;
  const agreed = agreedAssessment(page.facts);
  const ratings = agreed && ratingsOf(agreed);
  if (!agreed || !ratings) return null;
  const groups = await inWorkspace(
    actor.workspaceId,
    (tx) => tx.$queryRaw<{ ratings: number[]; count: number }[]>`
      select ratings, count(*)::int as count from use_case
      where workspace_id = ${tx.workspaceId}::uuid and stage in ('candidate', 'assessed')
        and cardinality(ratings) = 6 and id <> ${page.facts.id}::uuid
      group by ratings`,
  );
  const others = groups.map((group) => ({ ratings: named(group.ratings), count: group.count }));
  return rankRangeOfGroups(ratings, others, agreed.model.weights, seed);
}

const named = (levels: number[]): Ratings =>
  Object.fromEntries(factors.map((factor, index) => [factor, levels[index]])) as Ratings;
