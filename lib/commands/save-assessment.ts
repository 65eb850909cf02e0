import { z } from 'zod';
import { refuse } from '@/lib/domain/result';
import { assessmentGaps, ownDraft } from '@/lib/domain/scoring/completeness';
import { factors, type Factor } from '@/lib/domain/scoring/factors';
import { optionalLevel, rationale, ticked } from '@/lib/domain/use-case/fields';
import { assessmentBasis } from '@/lib/db/assessment-basis';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCaseCommand } from './use-case-command';

const rating = z.strictObject({ level: optionalLevel, rationale }).prefault({ level: null });

/**
 * The actor's own assessment: a draft as long as it is incomplete, frozen once `submit` hands it in. Others never see a
 * draft, so it is guarded by itself rather than by the use case's version: `basis` is what the form was drawn with, and two
 * windows of one person do not overwrite each other.
 */
export const saveAssessment = useCaseCommand({
  name: 'save-assessment',
  action: 'assess',
  versioned: false,
  input: {
    ratings: z.strictObject(
      Object.fromEntries(factors.map((factor) => [factor, rating])) as Record<Factor, typeof rating>,
    ),
    submit: ticked,
    basis: z.string().max(64).optional(),
  },
  async run({ tx, facts, actor, now }, { ratings, submit, basis }) {
    const draft = ownDraft(facts, actor.memberId);
    if (basis !== undefined && basis !== assessmentBasis(draft)) {
      return refuse('conflict', 'You have saved this assessment in another window meanwhile.', [
        {
          code: 'changed-meanwhile',
          message: 'What you entered is still in the form.',
          remedy: 'Compare it with the other window, then save again.',
        },
      ]);
    }
    const gaps = submit ? assessmentGaps({ ratings }) : [];
    if (gaps.length > 0) return { ok: false, refusal: incomplete(gaps) };

    const model = draft ? null : await newestModel(tx);
    const id = draft?.id ?? newId();
    const state = { state: submit ? 'submitted' : 'draft', submittedAt: submit ? now : null };
    if (model) {
      const own = { id, workspaceId: tx.workspaceId, useCaseId: facts.id, assessorId: actor.memberId };
      await tx.assessment.create({ data: { ...own, ...state, modelId: model.id, createdAt: now } });
    } else {
      await tx.assessment.update({ where: { id }, data: state });
    }
    await tx.rating.deleteMany({ where: { assessmentId: id } });
    await tx.rating.createMany({
      data: factors.map((factor) => ({ workspaceId: tx.workspaceId, assessmentId: id, factor, ...ratings[factor] })),
    });
    const modelVersion = model?.version ?? draft?.modelVersion ?? 0;
    return {
      ok: true,
      value: {
        event: {
          type: 'assessment.saved',
          // Only that it was saved: others score blind, and six levels are guessed even from a hash. Agreeing tells them.
          data: { assessmentId: id, modelVersion, submitted: submit },
        },
        value: { assessment: id, submitted: submit },
      },
    };
  },
});

function incomplete(gaps: ReturnType<typeof assessmentGaps>) {
  const fields: Record<string, string[]> = {};
  for (const { field, message } of gaps) (fields[field] ??= []).push(message);
  return {
    kind: 'invalid' as const,
    message: 'An assessment is handed in complete: six levels, six rationales.',
    reasons: gaps.map(({ field: _, ...reason }) => reason),
    fields,
  };
}

async function newestModel(tx: WorkspaceTx) {
  return tx.scoringModel.findFirstOrThrow({
    where: { workspaceId: tx.workspaceId },
    orderBy: { version: 'desc' },
    select: { id: true, version: true },
  });
}
