import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { notFound, ok, refuse, type Result } from '@/lib/domain/result';
import { ownDraft } from '@/lib/domain/scoring/completeness';
import { factors } from '@/lib/domain/scoring/factors';
import { assessReasons, openPart } from '@/lib/domain/scoring/round';
import { loadFacts } from '@/lib/db/load-facts';
import { draftBasis, newestModel, writeDraft } from '@/lib/db/scoring-draft';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { assessmentFields, onlyAsked, otherWindow } from './assessment-input';
import { command } from './command';

/**
 * Keeps what somebody has rated so far, while they rate. Nobody else ever sees it and nothing counts it, so it neither locks nor
 * changes the use case, and no event tells it; handing in does.
 */
export const keepAssessmentDraft = command({
  name: 'keep-assessment-draft',
  input: z.strictObject({ useCase: z.string().min(1).max(40), ...assessmentFields }),
  private: true,
  run: ({ actor, now }, { useCase: key, ratings, basis }): Promise<Result<{ basis: string }>> =>
    inWorkspace(actor.workspaceId, async (tx) => {
      const facts = await loadFacts(tx, { key });
      if (!facts) return notFound();
      const part = openPart(facts, actor.memberId);
      const forbidden = can(actor, 'assess', { facts, personId: part && actor.memberId });
      if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
      const reasons = assessReasons(facts, actor.memberId);
      if (reasons.length > 0) return refuse('unmet', 'You cannot rate this now.', reasons);
      if (basis !== undefined && basis !== draftBasis(ownDraft(facts, actor.memberId))) {
        return refuse('conflict', 'You have changed this assessment in another window meanwhile.', [otherWindow]);
      }
      const { id: modelId } = await newestModel(tx);
      const kept = onlyAsked(ratings, part?.factors ?? factors);
      await writeDraft(tx, { useCaseId: facts.id, assessorId: actor.memberId, modelId, now }, kept);
      return ok({ basis: draftBasis({ ratings: kept }) });
    }),
});
