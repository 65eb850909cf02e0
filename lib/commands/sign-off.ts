import { z } from 'zod';
import { ownerRoles, type Actor, type OwnerRole } from '@/lib/domain/access/actor';
import { notFound, refuse, type Reason, type Result } from '@/lib/domain/result';
import { isEarly, maySign, maySignEarly } from '@/lib/domain/signoffs/rules';
import {
  businessSnapshot,
  hashesOf,
  snapshotFor,
  type BusinessFacts,
  type Snapshot,
} from '@/lib/domain/signoffs/sections';
import type { NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import type { SignOffRequestFacts } from '@/lib/domain/use-case/facts';
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
  parts: ['signOffs', 'plan', 'pocOutcome', 'rounds'],
  leavesSignatures: true,
  // What the business owner signs before production. Whoever else signs, and they there, sign for the checklist.
  canSuffice: ({ role }) => role === 'business',
  isEnough: ({ signOffRequests }, { request }) => signOffRequests.some((one) => one.id === request && isEarly(one)),
  subject: (_facts, { role }) => ({ role }),
  input: {
    request: id,
    role: z.enum(ownerRoles, { error: 'Choose the role in which you decide.' }),
    decision: z.enum(['approve', 'approve-with-conditions', 'reject'], { error: 'Choose your decision.' }),
    reason: optionalReason,
    conditions: conditionRows,
  },
  async run(
    { tx, facts, whole, behalfOf, actor, now },
    { request: requestId, role, decision, reason: why, conditions: rows },
  ) {
    const request = facts.signOffRequests.find((one) => one.id === requestId);
    if (!request) return notFound();
    const { reasons, snapshot } = whole
      ? {
          reasons: maySign(actor, role, request, whole.facts, whole.context.settings),
          snapshot: snapshotFor(role, whole.facts),
        }
      : early(actor, role, request, facts);
    if (reasons.length > 0) return refuse('unmet', 'You cannot sign this.', reasons);
    if (decision === 'reject' && !why) return wrongField('reason', 'Say why you reject it.');
    const conditions = decision === 'approve-with-conditions' ? await readConditions(tx, rows ?? [], now) : none;
    if (!conditions.ok) return conditions;

    const signOffId = newId();
    const hashes = hashesOf(snapshot, hashOf);
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
      snapshot,
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

/** Of the business owner before production: what is against it, and what it binds to. */
function early(
  actor: Actor,
  role: OwnerRole,
  request: SignOffRequestFacts,
  facts: NarrowFacts<'signOffs'> & BusinessFacts,
): { reasons: Reason[]; snapshot: Snapshot } {
  if (role !== 'business' || !isEarly(request)) throw new Error('This signature is about more than was read.');
  return { reasons: maySignEarly(actor, role, request, facts), snapshot: businessSnapshot(facts) };
}

const none: Result<Condition[]> = { ok: true, value: [] };
