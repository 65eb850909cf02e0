import { z } from 'zod';
import type { Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import { refuse, type Result } from '@/lib/domain/result';
import { day, freeText, id, optionalDay, optionalId, text } from '@/lib/domain/use-case/fields';
import { activeMember } from '@/lib/db/active-member';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { insertRow } from '@/lib/db/write-row';

const complete = z.strictObject({ text: text('the condition', 3, 1000), owner: id, dueOn: day });

/** A row of the form; one that was left empty counts for nothing. */
const conditionRow = z.strictObject({
  text: freeText(1000),
  owner: optionalId,
  dueOn: optionalDay,
});

/** The conditions that a decision is tied to, as the form sends them. */
export const conditionRows = z.array(conditionRow).max(20, 'Use at most 20 conditions.').optional();

export type Condition = { text: string; owner: Person; dueOn: string };

/** The rows that say something, each with an owner who can be asked and a day that is still to come. At least one does. */
export async function readConditions(
  tx: WorkspaceTx,
  rows: z.output<typeof conditionRow>[],
  now: Date,
): Promise<Result<Condition[]>> {
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
    fields['conditions.0.text'] = ['Name at least one condition, or decide without any.'];
  }
  return Object.keys(fields).length === 0 ? { ok: true, value: conditions } : wrongFields(fields);
}

/** Keeps them with the signature or the review that they belong to. */
export function saveConditions(
  tx: WorkspaceTx,
  of: { signOffId: string } | { reviewId: string },
  conditions: Condition[],
): void {
  const { workspaceId } = tx;
  for (const { text: words, owner, dueOn } of conditions) {
    const row = { ...of, id: newId(), workspaceId, text: words, ownerId: owner.id, dueOn };
    tx.later(insertRow(tx, 'condition', row));
  }
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
