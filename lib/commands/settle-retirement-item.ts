import { z } from 'zod';
import { retirementClosed, retirementItem, retirementTemplate } from '@/lib/domain/operation/retirement';
import { refuse } from '@/lib/domain/result';
import { optionalReason } from '@/lib/domain/use-case/fields';
import { insertRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

const ids = retirementTemplate.map((item) => item.id);

/** One item of the retirement checklist is done, or does not apply: said by the role that confirms it. */
export const settleRetirementItem = useCaseCommand({
  name: 'settle-retirement-item',
  action: 'settle-retirement-item',
  versioned: false,
  parts: ['retirement'],
  leavesSignatures: true,
  subject: (_facts, { item }) => ({ role: retirementItem(item)?.confirms }),
  input: {
    item: z.enum(ids, { error: 'Choose an item of the retirement checklist.' }),
    state: z.enum(['done', 'not-applicable'], { error: 'Choose whether it is done.' }),
    note: optionalReason,
  },
  async run({ tx, facts, actor, now }, { item, state, note }) {
    const closed = retirementClosed(facts);
    if (closed) return refuse('unmet', 'This item cannot be settled now.', [closed]);
    const settled = facts.retirement.find(({ itemId }) => itemId === item);
    if (settled) {
      return refuse('unmet', 'This item is settled already.', [
        {
          code: 'already-settled',
          message: `${settled.by.name} settled it.`,
          remedy: 'Reopen it first.',
          tab: 'operation',
        },
      ]);
    }
    if (state === 'not-applicable' && !note) return wrongField('note', 'Say why it does not apply.');
    const of = { workspaceId: tx.workspaceId, useCaseId: facts.id, itemId: item };
    const how = { state, note: note ?? '', settledById: actor.memberId, settledAt: now };
    tx.later(insertRow(tx, 'retirement_item', { ...of, ...how }));
    return {
      ok: true,
      value: {
        event: { type: 'retirement-item.settled', data: { itemId: item, state } },
        reason: note,
        value: { item },
      },
    };
  },
});
