import { z } from 'zod';
import { ownerRoles, type Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import { notFound, refuse, type Result } from '@/lib/domain/result';
import { maySign } from '@/lib/domain/signoffs/rules';
import { hashesFor, snapshotFor } from '@/lib/domain/signoffs/sections';
import { day, freeText, id, optionalDay, optionalId, optionalReason, text } from '@/lib/domain/use-case/fields';
import { activeMember } from '@/lib/db/active-member';
import { fromDay } from '@/lib/db/day';
import { hashOf } from '@/lib/db/hash';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

const complete = z.strictObject({ text: text('the condition', 3, 1000), owner: id, dueOn: day });

/** A row of the form; one that was left empty counts for nothing. */
const conditionRow = z.strictObject({
  text: freeText(1000),
  owner: optionalId,
  dueOn: optionalDay,
});

type Condition = { text: string; owner: Person; dueOn: string };

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
    conditions: z.array(conditionRow).max(20, 'Use at most 20 conditions.').optional(),
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
    const conditions = decision === 'approve-with-conditions' ? await read(tx, rows ?? [], now) : none;
    if (!conditions.ok) return conditions;

    const signOffId = newId();
    const hashes = hashesFor(role, facts, hashOf);
    const of = { workspaceId: tx.workspaceId, signOffId };
    await tx.signOff.create({
      data: {
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
      },
    });
    await tx.condition.createMany({
      data: conditions.value.map(({ text: words, owner, dueOn }) => ({
        ...of,
        id: newId(),
        text: words,
        ownerId: owner.id,
        dueOn: fromDay(dueOn),
      })),
    });
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

/** The rows that say something, each with an owner who can be asked and a day that is still to come. */
async function read(tx: WorkspaceTx, rows: z.output<typeof conditionRow>[], now: Date): Promise<Result<Condition[]>> {
  const conditions: Condition[] = [];
  const fields: Record<string, string[]> = {};
  for (const [index, row] of rows.entries()) {
    if (!row.text && !row.owner && !row.dueOn) continue;
    const parsed = complete.safeParse(row);
    const owner = row.owner ? await activeMember(tx, row.owner) : null;
    const at = (field: string) => `conditions.${index}.${field}`;
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) fields[at(path.join('.'))] = [message];
    }
    if (!owner) fields[at('owner')] = ['Choose who sees to it.'];
    if (row.dueOn && row.dueOn < dayOf(now)) fields[at('dueOn')] = ['Choose today or a later day.'];
    if (parsed.success && owner) conditions.push({ text: parsed.data.text, owner, dueOn: parsed.data.dueOn });
  }
  if (Object.keys(fields).length === 0 && conditions.length === 0) {
    fields['conditions.0.text'] = ['Name at least one condition, or approve without any.'];
  }
  return Object.keys(fields).length === 0 ? { ok: true, value: conditions } : wrongFields(fields);
}

function wrongFields(fields: Record<string, string[]>): { ok: false; refusal: ReturnType<typeof refuse>['refusal'] } {
  const messages = Object.values(fields).flat();
  const { refusal } = refuse(
    'invalid',
    'The decision is not complete.',
    messages.map((message) => ({ code: 'invalid-input', message })),
  );
  return { ok: false, refusal: { ...refusal, fields } };
}
