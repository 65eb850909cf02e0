import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { newestPolicy, policyDraft } from '@/lib/db/gate-policy';
import { draftState, otherAdmin } from './save-model-draft';
import { workspaceCommand } from './workspace-command';

/** Throws the draft of the next gate policy away. */
export const discardPolicyDraft = workspaceCommand({
  name: 'discard-policy-draft',
  action: 'manage-settings',
  input: z.strictObject({ draft: draftState }),
  async run({ tx }, { draft: seen }) {
    const draft = await policyDraft(tx);
    if (!draft) return notFound();
    if (draft.state !== seen) return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    await tx.gatePolicyDraft.delete({ where: { workspaceId: tx.workspaceId } });
    const { version: baseVersion } = await newestPolicy(tx);
    return ok({ event: { type: 'policy-draft.discarded' as const, data: { baseVersion } }, value: {} });
  },
});
