import { z } from 'zod';
import { dayOf } from '@/lib/domain/day';
import { ok, refuse } from '@/lib/domain/result';
import { policyChanges, policyFields, policyOfForm } from '@/lib/domain/stages/policy/policy-form';
import { optionalId, version } from '@/lib/domain/use-case/fields';
import { newestPolicy, policyDraft } from '@/lib/db/gate-policy';
import { newId } from '@/lib/db/new-id';
import { otherAdmin } from './save-model-draft';
import { workspaceCommand } from './workspace-command';

/** Works on the next version of the gate policy. No gate looks at it before it is published. */
export const savePolicyDraft = workspaceCommand({
  name: 'save-policy-draft',
  action: 'manage-settings',
  input: z.strictObject({
    ...policyFields,
    /** What the form was drawn with: the newest version, and the draft of the next if there was one. */
    base: version,
    draft: optionalId,
  }),
  async run({ tx, actor, now }, { base, draft: seen, ...entered }) {
    const { workspaceId } = tx;
    const draft = await policyDraft(tx);
    const newest = await newestPolicy(tx);
    if ((draft?.state ?? null) !== seen || newest.version !== base) {
      return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    }
    const policy = policyOfForm(entered, newest.definition, now);
    if (!policy.ok) return invalidPolicy(policy.fields);
    const state = newId();
    const data = { definition: policy.value, savedById: actor.memberId, savedAt: now, state };
    await tx.gatePolicyDraft.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
    const changes = policyChanges(draft?.definition ?? newest.definition, policy.value, dayOf(now));
    return ok({
      event: { type: 'policy-draft.saved' as const, data: { baseVersion: newest.version, changes } },
      value: { draft: state },
    });
  },
});

/** Every wrong field with what is wrong with it. */
export function invalidPolicy(fields: Record<string, string[]>) {
  const reasons = Object.values(fields)
    .flat()
    .map((message) => ({ code: 'invalid-input', message }));
  const refused = refuse('invalid', 'The gate policy cannot be saved as it is.', reasons);
  return { ...refused, refusal: { ...refused.refusal, fields } };
}
