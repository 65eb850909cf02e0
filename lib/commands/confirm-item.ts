import { z } from 'zod';
import { itemId } from '@/lib/domain/checklist/fields';
import { confirmItem as reasonsAgainst } from '@/lib/domain/checklist/rules';
import { templateItem } from '@/lib/domain/checklist/template';
import { refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { updateRows } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/**
 * The signing role agrees with what was submitted. `evidence` is what the reviewer had before their eyes: were some added
 * or withdrawn meanwhile, they look again before their word counts for it.
 */
export const confirmItem = useCaseCommand({
  name: 'confirm-item',
  action: 'confirm-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ item }) => ({ item }),
  subject: (_facts, { item }) => ({ role: templateItem(item)?.signs }),
  input: { item: itemId, evidence: z.array(id).max(500).optional() },
  async run({ tx, facts, actor, now }, { item, evidence }) {
    const reasons = reasonsAgainst(actor, facts, item, now);
    if (reasons.length > 0) return refuse('unmet', `${item} cannot be confirmed by you now.`, reasons);
    const present = facts.evidence.filter((entry) => entry.itemId === item);
    if (evidence && !sameMembers(evidence, idsOf(present))) {
      return refuse('conflict', `The evidence of ${item} changed while you were looking at it.`, [
        {
          code: 'changed-meanwhile',
          message: 'Evidence was added or withdrawn.',
          remedy: 'Look at it again, then confirm.',
          tab: 'checklist',
        },
      ]);
    }
    const claim = recordedItem(facts, item)?.claim ?? 'satisfied';
    saveItem(tx, facts, item, { state: claim, confirmedById: actor.memberId, confirmedAt: now });
    // What was looked at is what it rests on; what comes later has to be reviewed by itself.
    if (claim === 'satisfied') {
      const accepted = { review: 'accepted', reviewedById: actor.memberId, reviewedAt: now };
      const unseen = idsOf(present.filter(({ review }) => review === null));
      tx.later(updateRows(tx, 'citation', unseen, accepted));
    }
    return { ok: true, value: { event: { type: 'item.confirmed', data: { itemId: item, claim } }, value: { item } } };
  },
});

const idsOf = (entries: { id: string }[]) => entries.map(({ id }) => id);

const sameMembers = (a: string[], b: string[]) => a.length === b.length && a.every((one) => b.includes(one));
