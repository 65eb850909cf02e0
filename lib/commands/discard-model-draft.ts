import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { otherAdmin, revision } from './save-model-draft';
import { workspaceCommand } from './workspace-command';

/** Throws the draft of the next scoring model away. */
export const discardModelDraft = workspaceCommand({
  name: 'discard-model-draft',
  action: 'manage-settings',
  input: z.strictObject({ revision }),
  async run({ tx }, { revision: seen }) {
    const { workspaceId } = tx;
    const draft = await tx.scoringModelDraft.findUnique({ where: { workspaceId } });
    if (!draft) return notFound();
    if (draft.revision !== seen) return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    await tx.scoringModelDraft.delete({ where: { workspaceId } });
    const { baseVersion } = draft;
    return ok({ event: { type: 'model-draft.discarded' as const, data: { baseVersion } }, value: {} });
  },
});
