import { z } from 'zod';
import { reviewEvidence as reasonsAgainst } from '@/lib/domain/checklist/rules';
import { templateItem } from '@/lib/domain/checklist/template';
import { notFound, refuse } from '@/lib/domain/result';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * The signing role's word on evidence that came after an item was confirmed: accepted, the item rests on it, too; returned,
 * it proves nothing, and its author reads why.
 */
export const reviewEvidence = useCaseCommand({
  name: 'review-evidence',
  action: 'confirm-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ evidence }) => ({ citation: evidence }),
  subject: (facts, { evidence }) => {
    const item = facts.evidence.find((entry) => entry.id === evidence)?.itemId;
    return { role: item ? templateItem(item)?.signs : undefined };
  },
  input: {
    /** The citation. */
    evidence: id,
    decision: z.enum(['accepted', 'returned'], { error: 'Choose whether it is accepted.' }),
    reason: optionalReason,
  },
  async run({ tx, facts, actor, now }, { evidence: citationId, decision, reason: why }) {
    const entry = facts.evidence.find(({ id: one }) => one === citationId);
    if (!entry) return notFound();
    const { itemId, title, revision } = entry;
    const reasons = reasonsAgainst(actor, facts, entry, decision, now);
    if (reasons.length > 0) return refuse('unmet', `"${title}" cannot be reviewed by you now.`, reasons);
    if (decision === 'returned' && !why) return wrongField('reason', 'Say what is missing, so that it can be mended.');
    const review = { review: decision, reviewedById: actor.memberId, reviewedAt: now, reviewReason: why ?? '' };
    await updateRow(tx, 'citation', citationId, review);
    return {
      ok: true,
      value: {
        event: { type: 'evidence.reviewed', data: { citationId, itemId, title, revision, decision } },
        reason: why,
        value: { item: itemId },
      },
    };
  },
});
