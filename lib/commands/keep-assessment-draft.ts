import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { notFound, ok, refuse, type Result } from '@/lib/domain/result';
import { ownDraft } from '@/lib/domain/scoring/completeness';
import { factors } from '@/lib/domain/scoring/factors';
import { assessReasons, openPart } from '@/lib/domain/scoring/round';
import { loadFacts } from '@/lib/db/load-facts';
import { draftBasis, newestModel, writeDraft } from '@/lib/db/scoring-draft';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { draftFields, onlyAsked, otherWindow } from './assessment-input';
import { command } from './command';

/**
 * Keeps what somebody has rated so far, while they rate. Nobody else ever sees it and nothing counts it, so it changes nothing of
 * the use case, and no event tells it; handing in does. It waits for whoever is writing on the use case, such as its author
 * handing in, and never for others who keep drafts.
 */
export const keepAssessmentDraft = command({
  name: 'keep-assessment-draft',
  action: 'assess',
  input: z.strictObject({ useCase: z.string().min(1).max(40), ...draftFields }),
  private: true,
  run: ({ actor, now }, { useCase: key, ratings, basis }): Promise<Result<{ basis: string }>> =>
    inWorkspace(actor.workspaceId, async (tx) => {
      await tx.$queryRaw`
        select id from use_case where workspace_id = ${tx.workspaceId}::uuid and key = ${key} for share`;
      const facts = await loadFacts(tx, { key });
      if (!facts) return notFound();
      const part = openPart(facts, actor.memberId);
      const forbidden = can(actor, 'assess', { facts, personId: part && actor.memberId });
      if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
      const reasons = assessReasons(facts, actor.memberId);
      if (reasons.length > 0) return refuse('unmet', 'You cannot rate this now.', reasons);
      const before = ownDraft(facts, actor.memberId);
      if (basis !== undefined && basis !== draftBasis(before)) {
        return refuse('conflict', 'You have changed this assessment in another window meanwhile.', [otherWindow]);
      }
      const { id: modelId } = await newestModel(tx);
      // What was rated before only some factors were asked for stays, for another time.
      const kept = onlyAsked(ratings, part?.factors ?? factors, before?.ratings);
      await writeDraft(tx, { useCaseId: facts.id, assessorId: actor.memberId, modelId, now }, kept);
      return ok({ basis: draftBasis({ ratings: kept }) });
    }),
});
