import { notFound } from '@/lib/domain/result';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { useCaseCommand } from './use-case-command';

/** Takes evidence back: by its author, or by whoever edits the use case. It stays in the history and proves nothing more. */
export const withdrawEvidence = useCaseCommand({
  name: 'withdraw-evidence',
  action: 'submit-item',
  versioned: false,
  subject: (facts, { evidence }) => ({ personId: facts.evidence.find((entry) => entry.id === evidence)?.author.id }),
  input: { evidence: id, reason: optionalReason },
  async run({ tx, facts, now }, { evidence: evidenceId, reason: why }) {
    const evidence = facts.evidence.find((entry) => entry.id === evidenceId);
    if (!evidence) return notFound();
    const { itemId, title } = evidence;
    await tx.evidence.update({ where: { id: evidenceId }, data: { withdrawnAt: now } });
    const left = facts.evidence.some((entry) => entry.itemId === itemId && entry.id !== evidenceId);
    const item = recordedItem(facts, itemId);
    // Nothing is in progress where nothing is left and nothing was returned.
    if (item?.state === 'in-progress' && !left && !item.returnReason)
      await saveItem(tx, facts, itemId, { state: 'open' });
    return {
      ok: true,
      value: {
        event: { type: 'evidence.withdrawn', data: { evidenceId, itemId, title } },
        reason: why,
        value: { item: itemId },
      },
    };
  },
});
