import type { Actor } from '@/lib/domain/access/actor';
import { agreedAssessment, verdictOfFacts, type Judgement, type OnLadder } from '@/lib/domain/scoring/verdict';
import type { AssessmentFacts, RatingFacts, RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { Factor } from '@/lib/domain/scoring/factors';
import { newId } from './new-id';
import { writeRatings } from './scoring-draft';
import type { WorkspaceTx } from './workspace-transaction';
import { insertRow, updateRow } from './write-row';

/** The judgement if this assessment counted. */
export function judgementIf(
  facts: OnLadder,
  context: Pick<RuleContext, 'ladder'>,
  assessment: Pick<AssessmentFacts, 'ratings' | 'model'>,
): Judgement {
  const agreed = { ...(assessment as AssessmentFacts), state: 'agreed' as const };
  const judgement = verdictOfFacts({ ...facts, assessments: [agreed] }, context);
  if (!judgement) throw new Error('Six ratings without a verdict.');
  return judgement;
}

/** The one that counts until now counts no more. First of all, since at most one may be agreed: the database insists. */
export function supersedeAgreed(tx: WorkspaceTx, facts: Pick<UseCaseFacts, 'assessments'>): AssessmentFacts | null {
  const former = agreedAssessment(facts);
  if (former) tx.later(updateRow(tx, 'assessment', former.id, { state: 'superseded' }));
  return former;
}

type New = {
  modelId: string;
  assessorId: string;
  ratings: Record<Factor, RatingFacts>;
  roundId: string | null;
  rescoredFromId?: string;
};

/** An assessment that nobody rated as such: what a round settled on, or ratings judged by a newer model. Agreed at once. */
export function createAgreed(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id'>,
  { ratings, ...of }: New,
  { actor, now }: { actor: Actor; now: Date },
): string {
  const id = newId();
  const agreed = { state: 'agreed', createdAt: now, submittedAt: now, agreedAt: now, agreedById: actor.memberId };
  tx.later(insertRow(tx, 'assessment', { id, workspaceId: tx.workspaceId, useCaseId: facts.id, ...of, ...agreed }));
  writeRatings(tx, id, ratings);
  return id;
}
