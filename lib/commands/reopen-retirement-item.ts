import { retirementClosed } from '@/lib/domain/operation/retirement';
import { refuse } from '@/lib/domain/result';
import { reason, text } from '@/lib/domain/use-case/fields';
import { useCaseCommand } from './use-case-command';

/** An item of the retirement checklist turns out not to be settled. */
export const reopenRetirementItem = useCaseCommand({
  name: 'reopen-retirement-item',
  action: 'reopen-retirement-item',
  versioned: false,
  parts: ['retirement'],
  leavesSignatures: true,
  input: { item: text('the item', 1, 40), reason },
  async run({ tx, facts }, { item, reason: why }) {
    const closed = retirementClosed(facts);
    if (closed) return refuse('unmet', 'This item cannot be reopened now.', [closed]);
    const settled = facts.retirement.find(({ itemId }) => itemId === item);
    if (!settled) {
      return refuse('unmet', 'This item is open.', [
        { code: 'not-settled', message: 'Nobody has settled it.', tab: 'operation' },
      ]);
    }
    tx.later(tx.$executeRaw`delete from retirement_item where use_case_id = ${facts.id}::uuid and item_id = ${item}`);
    return {
      ok: true,
      value: {
        event: { type: 'retirement-item.reopened', data: { itemId: item, before: settled.state } },
        reason: why,
        value: { item },
      },
    };
  },
});
