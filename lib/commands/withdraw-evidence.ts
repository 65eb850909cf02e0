import { notFound } from '@/lib/domain/result';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { withdrawCitations } from '@/lib/db/evidence-rows';
import { useCaseCommand } from './use-case-command';

/**
 * Takes a piece of evidence back from an item, with all its revisions: by who gave it, or by whoever edits the use case. It stays
 * in the history, goes on to prove what else rests on it, and proves nothing more here. What came from a server comes again
 * only by a newer revision.
 */
export const withdrawEvidence = useCaseCommand({
  name: 'withdraw-evidence',
  action: 'submit-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ evidence }) => ({ citation: evidence }),
  subject: (facts, { evidence }) => ({ personId: facts.evidence.find((entry) => entry.id === evidence)?.citedBy.id }),
  input: {
    /** A citation of it. */
    evidence: id,
    reason: optionalReason,
  },
  async run({ tx, facts, actor, now }, { evidence: citationId, reason: why }) {
    const evidence = facts.evidence.find((entry) => entry.id === citationId);
    if (!evidence) return notFound();
    const { evidenceId, itemId, title } = evidence;
    const all = facts.evidence.filter((entry) => entry.itemId === itemId && entry.evidenceId === evidenceId);
    withdrawCitations(tx, facts, all, { by: actor.memberId, at: now });
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
