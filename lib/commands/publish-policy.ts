import { z } from 'zod';
import { dayOf } from '@/lib/domain/day';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { formOfPolicy, policyChanges, policyOfForm } from '@/lib/domain/stages/policy/policy-form';
import { optionalReason } from '@/lib/domain/use-case/fields';
import { newestPolicy, policyDraft } from '@/lib/db/gate-policy';
import { newId } from '@/lib/db/new-id';
import { draftState, otherAdmin } from './save-model-draft';
import { invalidPolicy } from './save-policy-draft';
import { workspaceCommand } from './workspace-command';

/**
 * Makes the draft the newest version of the gate policy, which never changes again. From then on every gate is judged by it, what
 * it announces excepted until its day; nothing moves by itself.
 */
export const publishPolicy = workspaceCommand({
  name: 'publish-policy',
  action: 'manage-settings',
  input: z.strictObject({ draft: draftState, reason: optionalReason }),
  async run({ tx, actor, now }, { draft: seen, reason }) {
    const { workspaceId } = tx;
    const draft = await policyDraft(tx);
    if (!draft) return notFound();
    if (draft.state !== seen) return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    const newest = await newestPolicy(tx);
    const today = dayOf(now);
    // A day that lay ahead when the draft was saved may have come.
    const policy = policyOfForm(formOfDraft(draft.definition), newest.definition, now);
    if (!policy.ok) {
      const refused = invalidPolicy(policy.fields);
      return refuse('unmet', 'The draft cannot be published as it is.', refused.refusal.reasons);
    }
    const changes = policyChanges(newest.definition, policy.value, today);
    if (changes.length === 0) {
      return refuse('unmet', `The draft is the same as version ${newest.version}.`, [
        { code: 'no-change', message: 'Nothing would change.', remedy: 'Change something, or discard the draft.' },
      ]);
    }
    const version = newest.version + 1;
    const by = { publishedById: actor.memberId, publishedAt: now, note: reason };
    await tx.gatePolicy.create({ data: { id: newId(), workspaceId, version, definition: policy.value, ...by } });
    await tx.gatePolicyDraft.delete({ where: { workspaceId } });
    return ok({ event: { type: 'policy.published' as const, data: { version, changes } }, reason, value: { version } });
  },
});

// As it was saved, whatever day it is: what has begun meanwhile is to be told, not to be taken for agreed.
const formOfDraft = (definition: Parameters<typeof formOfPolicy>[0]) => formOfPolicy(definition, '0000-01-01');
