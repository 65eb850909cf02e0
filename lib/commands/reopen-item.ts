import { itemId } from '@/lib/domain/checklist/fields';
import { reopenItem as reasonsAgainst } from '@/lib/domain/checklist/rules';
import { refuse } from '@/lib/domain/result';
import { reason } from '@/lib/domain/use-case/fields';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { useCaseCommand } from './use-case-command';

/** Takes a submitted, confirmed or stale item up again. Its evidence stays; its confirmation ends. */
export const reopenItem = useCaseCommand({
  name: 'reopen-item',
  action: 'reopen-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ item }) => ({ item }),
  input: { item: itemId, reason },
  async run({ tx, facts, now }, { item, reason: why }) {
    const reasons = reasonsAgainst(facts, item, now);
    if (reasons.length > 0) return refuse('unmet', `${item} cannot be reopened.`, reasons);
    const before = recordedItem(facts, item)?.state ?? 'open';
    const proven = facts.evidence.some((entry) => entry.itemId === item);
    saveItem(tx, facts, item, {
      state: proven ? 'in-progress' : 'open',
      claim: null,
      justification: '',
      submittedById: null,
      submittedAt: null,
      confirmedById: null,
      confirmedAt: null,
    });
    return {
      ok: true,
      value: { event: { type: 'item.reopened', data: { itemId: item, before } }, reason: why, value: { item } },
    };
  },
});
