import { z } from 'zod';
import { itemId } from '@/lib/domain/checklist/fields';
import { submitItem as reasonsAgainst } from '@/lib/domain/checklist/rules';
import { refuse } from '@/lib/domain/result';
import { note } from '@/lib/domain/use-case/fields';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { useCaseCommand } from './use-case-command';

/** Claims that an item is satisfied, by its evidence, or that it does not apply, with why; its signing role decides. */
export const submitItem = useCaseCommand({
  name: 'submit-item',
  action: 'submit-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ item }) => ({ item }),
  subject: (facts, { item }) => ({ personId: recordedItem(facts, item)?.assignee?.id }),
  input: {
    item: itemId,
    claim: z.enum(['satisfied', 'not-applicable'], { error: 'Choose what you claim.' }),
    justification: note,
  },
  async run({ tx, facts, actor, now }, { item, claim, justification }) {
    const reasons = reasonsAgainst(facts, item, { claim, justification }, now);
    if (reasons.length > 0) return refuse('unmet', `${item} cannot be submitted yet.`, reasons);
    saveItem(tx, facts, item, {
      state: 'submitted',
      claim,
      justification,
      submittedById: actor.memberId,
      submittedAt: now,
      confirmedById: null,
      confirmedAt: null,
      returnReason: null,
    });
    const evidenceIds = facts.evidence.filter((entry) => entry.itemId === item).map((entry) => entry.id);
    return {
      ok: true,
      value: {
        event: { type: 'item.submitted', data: { itemId: item, claim, justification, evidenceIds } },
        value: { item },
      },
    };
  },
});
