import { itemId } from '@/lib/domain/checklist/fields';
import { returnItem as reasonsAgainst } from '@/lib/domain/checklist/rules';
import { templateItem } from '@/lib/domain/checklist/template';
import { refuse } from '@/lib/domain/result';
import { reason } from '@/lib/domain/use-case/fields';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { useCaseCommand } from './use-case-command';

/** The signing role gives a submitted item back, saying what is missing. */
export const returnItem = useCaseCommand({
  name: 'return-item',
  action: 'confirm-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ item }) => ({ item }),
  subject: (_facts, { item }) => ({ role: templateItem(item)?.signs }),
  input: { item: itemId, reason },
  async run({ tx, facts, actor, now }, { item, reason: why }) {
    const reasons = reasonsAgainst(actor, facts, item, now);
    if (reasons.length > 0) return refuse('unmet', `${item} cannot be returned by you now.`, reasons);
    const claim = recordedItem(facts, item)?.claim ?? 'satisfied';
    saveItem(tx, facts, item, { state: 'in-progress', returnReason: why });
    return {
      ok: true,
      value: { event: { type: 'item.returned', data: { itemId: item, claim } }, reason: why, value: { item } },
    };
  },
});
