import { refuse } from '@/lib/domain/result';
import { assessmentGaps, ownDraft } from '@/lib/domain/scoring/completeness';
import { factors } from '@/lib/domain/scoring/factors';
import { assessReasons, openPart } from '@/lib/domain/scoring/round';
import { notifyUseCase } from '@/lib/db/notify';
import { draftBasis, newestModel, writeDraft } from '@/lib/db/scoring-draft';
import { updateRow } from '@/lib/db/write-row';
import { assessmentFields, onlyAsked, otherWindow } from './assessment-input';
import { useCaseCommand } from './use-case-command';

/**
 * Hands in the actor's own ratings, which freezes them: in the open round those that they are asked for, else all six. Ratings
 * that are handed in count for nothing yet, so whatever others are doing on the use case goes on undisturbed.
 */
export const handInAssessment = useCaseCommand({
  name: 'hand-in-assessment',
  action: 'assess',
  versioned: false,
  aside: true,
  parts: ['rounds'],
  input: assessmentFields,
  subject: (facts, _input, actor) => ({ personId: openPart(facts, actor.memberId) && actor.memberId }),
  async run({ tx, facts, actor, now }, { ratings, basis }) {
    const reasons = assessReasons(facts, actor.memberId);
    if (reasons.length > 0) return refuse('unmet', 'You cannot rate this now.', reasons);
    if (basis !== undefined && basis !== draftBasis(ownDraft(facts, actor.memberId))) {
      return refuse('conflict', 'You have changed this assessment in another window meanwhile.', [otherWindow]);
    }
    const part = openPart(facts, actor.memberId);
    const asked = part?.factors ?? factors;
    const gaps = assessmentGaps({ ratings }, asked);
    if (gaps.length > 0) return { ok: false, refusal: incomplete(gaps) };

    const model = part
      ? await tx.scoringModel.findFirstOrThrow({
          where: { workspaceId: tx.workspaceId, version: part.round.modelVersion },
          select: { id: true, version: true },
        })
      : await newestModel(tx);
    const draft = { useCaseId: facts.id, assessorId: actor.memberId, modelId: model.id, now };
    const id = await writeDraft(tx, draft, onlyAsked(ratings, asked));
    const roundId = part?.round.id ?? null;
    tx.later(updateRow(tx, 'assessment', id, { state: 'submitted', submittedAt: now, roundId }));
    if (part) await notifyUseCase(tx, facts.id, 'progress');
    return {
      ok: true,
      value: {
        // Only that it was handed in: others score blind, and six levels are guessed even from a hash. Agreeing tells them.
        event: { type: 'assessment.handed-in', data: { assessmentId: id, modelVersion: model.version, roundId } },
        value: { assessment: id },
      },
    };
  },
});

function incomplete(gaps: ReturnType<typeof assessmentGaps>) {
  const fields: Record<string, string[]> = {};
  for (const { field, message } of gaps) (fields[field] ??= []).push(message);
  return {
    kind: 'invalid' as const,
    message: 'An assessment is handed in complete: a level and a rationale for each factor.',
    reasons: gaps.map(({ field: _, ...reason }) => reason),
    fields,
  };
}
