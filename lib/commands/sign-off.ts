import { z } from 'zod';
import { ownerRoles } from '@/lib/domain/access/actor';
import { notFound, refuse, type Result } from '@/lib/domain/result';
import { maySign } from '@/lib/domain/signoffs/rules';
import { hashesFor, snapshotFor } from '@/lib/domain/signoffs/sections';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { hashOf } from '@/lib/db/hash';
import { newId } from '@/lib/db/new-id';
import { insertRow } from '@/lib/db/write-row';
import { conditionRows, readConditions, saveConditions, type Condition } from './condition-rows';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * One role's decision on the use case exactly as the signer saw it: the version must still be the one on their screen, and
 * the sections that the role covers are kept with their hashes.
 */
export const signOff = useCaseCommand({
  name: 'sign-off',
  action: 'sign',
  versioned: true,
  subject: (_facts, { role }) => ({ role }),
  input: {
    request: id,
    role: z.enum(ownerRoles, { error: 'Choose the role in which you decide.' }),
    decision: z.enum(['approve', 'approve-with-conditions', 'reject'], { error: 'Choose your decision.' }),
    reason: optionalReason,
    conditions: conditionRows,
  },
  async run(
    { tx, facts, context, behalfOf, actor, now },
    { request: requestId, role, decision, reason: why, conditions: rows },
  ) {
    const request = facts.signOffRequests.find((one) => one.id === requestId);
    if (!request) return notFound();
    const reasons = maySign(actor, role, request, facts, context.settings);
    if (reasons.length > 0) return refuse('unmet', 'You cannot sign this.', reasons);
    if (decision === 'reject' && !why) return wrongField('reason', 'Say why you reject it.');
    const conditions = decision === 'approve-with-conditions' ? await readConditions(tx, rows ?? [], now) : none;
    if (!conditions.ok) return conditions;

    const signOffId = newId();
    const hashes = hashesFor(role, facts, hashOf);
    const row = {
      id: signOffId,
      workspaceId: tx.workspaceId,
      requestId,
      role,
      memberId: actor.memberId,
      behalfOfId: behalfOf?.id ?? null,
      decision,
      reason: why ?? '',
      decidedAt: now,
      hashes,
      snapshot: snapshotFor(role, facts),
    };
    tx.later(insertRow(tx, 'sign_off', row));
    saveConditions(tx, { signOffId }, conditions.value);
    return {
      ok: true,
      value: {
        event: {
          type: 'sign-off.decided',
          data: { requestId, signOffId, gate: request.gate, role, decision, conditions: conditions.value, hashes },
        },
        reason: why,
        value: { signOff: signOffId, decision },
      },
    };
  },
});

const none: Result<Condition[]> = { ok: true, value: [] };
