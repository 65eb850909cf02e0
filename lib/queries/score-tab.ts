import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import { assessmentGaps, ownDraft } from '@/lib/domain/scoring/completeness';
import type { Ratings } from '@/lib/domain/scoring/factors';
import { factors } from '@/lib/domain/scoring/factors';
import { modelDefinition, type ModelDefinition } from '@/lib/domain/scoring/model';
import {
  flips,
  rankRangeOfGroups,
  robustnessSentence,
  type Flip,
  type RankRange,
} from '@/lib/domain/scoring/robustness';
import { agreedAssessment, assess, ladderPlace, ratingsOf, type Judgement } from '@/lib/domain/scoring/verdict';
import type { AssessmentFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { verdictSubject } from '@/lib/domain/waivers/rules';
import { assessmentBasis } from '@/lib/db/assessment-basis';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCasePage } from './use-case';
import { waiverView, type WaiverView } from './waiver-view';

/** An assessment that is not a draft, with what it would mean if it counted. */
export type ReadAssessment = { assessment: AssessmentFacts; judgement: Judgement | null };

export type ScoreTab = {
  facts: UseCaseFacts;
  now: Date;
  judgement: Judgement | null;
  agreed: AssessmentFacts | null;
  robustness: { flips: Flip[]; sentence: string } | null;
  /** The actor's own draft, or the ratings that a new one begins with. */
  form: { ratings: AssessmentFacts['ratings']; basis: string; isDraft: boolean; gaps: number };
  model: { version: number; definition: ModelDefinition };
  /** Handed in, and waiting for an architect. */
  waiting: ReadAssessment[];
  earlier: ReadAssessment[];
  /** Of the verdict, while it bars a POC or one is there. */
  waiver: WaiverView | null;
  may: { assess: Reason | null; agree: Reason | null };
};

/** Everything that the Score tab shows; null for whoever may not see the use case. Drafts of others are not in it. */
export async function scoreTab(actor: Actor, key: string): Promise<ScoreTab | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { facts, context, judgement } = page;
  const agreed = agreedAssessment(facts);
  const ratings = agreed && ratingsOf(agreed);
  const found = agreed && ratings ? flips(ratings, agreed.model) : null;
  const draft = ownDraft(facts, actor.memberId);
  const model = draft
    ? { version: draft.modelVersion, definition: draft.model }
    : await inWorkspace(actor.workspaceId, newestModel);
  const read = (assessment: AssessmentFacts): ReadAssessment => ({ assessment, judgement: judge(page, assessment) });
  const newestFirst = [...facts.assessments].reverse();
  const waiver = waiverView(actor, facts, verdictSubject, context.now);
  return {
    facts,
    now: context.now,
    judgement,
    agreed,
    robustness: found && { flips: found, sentence: robustnessSentence(found) },
    form: {
      ratings: draft?.ratings ?? lastOwn(facts, actor)?.ratings ?? blank,
      basis: assessmentBasis(draft),
      isDraft: draft !== null,
      gaps: draft ? assessmentGaps(draft).length : 0,
    },
    model,
    waiting: newestFirst.filter(({ state }) => state === 'submitted').map(read),
    earlier: newestFirst.filter(({ state }) => state === 'superseded').map(read),
    waiver: waiver.active || waiver.pending || judgement?.verdict === 'not-first' ? waiver : null,
    may: {
      assess: can(actor, 'assess', { facts }),
      agree: can(actor, 'agree-assessment', { facts }),
    },
  };
}

const blank = Object.fromEntries(
  factors.map((factor) => [factor, { level: null, rationale: '' }]),
) as AssessmentFacts['ratings'];

/** Whoever has assessed before goes on from there: mostly one factor has changed. */
const lastOwn = (facts: UseCaseFacts, actor: Actor): AssessmentFacts | null =>
  facts.assessments.findLast(({ assessor }) => assessor.id === actor.memberId) ?? null;

function judge(
  { facts, context }: { facts: UseCaseFacts; context: { ladder: Parameters<typeof assess>[3] } },
  assessment: AssessmentFacts,
): Judgement | null {
  const ratings = ratingsOf(assessment);
  if (!ratings) return null;
  return assess(ratings, assessment.model, ladderPlace(facts), context.ladder);
}

async function newestModel(tx: WorkspaceTx): Promise<ScoreTab['model']> {
  const { version, definition } = await tx.scoringModel.findFirstOrThrow({
    where: { workspaceId: tx.workspaceId },
    orderBy: { version: 'desc' },
    select: { version: true, definition: true },
  });
  return { version, definition: modelDefinition.parse(definition) };
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
