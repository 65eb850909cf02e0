import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { newestModel } from '@/lib/db/scoring-draft';
import { draftState, otherAdmin } from './save-model-draft';
import { workspaceCommand } from './workspace-command';

/** Throws the draft of the next scoring model away. */
export const discardModelDraft = workspaceCommand({
  name: 'discard-model-draft',
  action: 'manage-settings',
  input: z.strictObject({ draft: draftState }),
  async run({ tx }, { draft: seen }) {
    const { workspaceId } = tx;
    const draft = await tx.scoringModelDraft.findUnique({ where: { workspaceId } });
    if (!draft) return notFound();
    if (draft.state !== seen) return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    await tx.scoringModelDraft.delete({ where: { workspaceId } });
    const { version: baseVersion } = await newestModel(tx);
    return ok({ event: { type: 'model-draft.discarded' as const, data: { baseVersion } }, value: {} });
  },
});
