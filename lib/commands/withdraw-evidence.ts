import { notFound } from '@/lib/domain/result';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { useCaseCommand } from './use-case-command';

/**
 * Takes a piece of evidence back from an item, with all its revisions: by who gave it, or by whoever edits the use case. It stays
 * in the history, goes on to prove what else rests on it, and proves nothing more here.
 */
export const withdrawEvidence = useCaseCommand({
  name: 'withdraw-evidence',
  action: 'submit-item',
  versioned: false,
  subject: (facts, { evidence }) => ({ personId: facts.evidence.find((entry) => entry.id === evidence)?.citedBy.id }),
  input: {
    /** A citation of it. */
    evidence: id,
    reason: optionalReason,
  },
  async run({ tx, facts, now }, { evidence: citationId, reason: why }) {
    const evidence = facts.evidence.find((entry) => entry.id === citationId);
    if (!evidence) return notFound();
    const { evidenceId, itemId, title } = evidence;
    await tx.citation.updateMany({
      where: { useCaseId: facts.id, itemId, evidenceId, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    const left = facts.evidence.some((entry) => entry.itemId === itemId && entry.evidenceId !== evidenceId);
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
