import { notFound, refuse } from '@/lib/domain/result';
import type { ChecklistFacts } from '@/lib/domain/use-case/fact-parts';
import { id } from '@/lib/domain/use-case/fields';
import { recordedItem, startItem } from '@/lib/db/checklist-row';
import { addRevision, cite } from '@/lib/db/evidence-rows';
import { evidenceFields, readContent, told } from './evidence-input';
import { useCaseCommand } from './use-case-command';

/**
 * Renews a piece of evidence by a revision that takes its place. The items of this use case that rest on it cite the new one
 * from now on, to be confirmed; those of other use cases go on with what they cite until somebody takes it over there. What was given
 * for a server is renewed there, by who answers for it.
 */
export const reviseEvidence = useCaseCommand({
  name: 'revise-evidence',
  action: 'submit-item',
  versioned: false,
  parts: ['checklist'],
  subject: (facts, { evidence }, { memberId }) => ({ personId: works(facts, evidence, memberId) ? memberId : null }),
  input: { evidence: id, ...evidenceFields },
  async run({ tx, facts, actor, now }, { evidence: evidenceId, ...entered }) {
    const cited = facts.evidence.filter((entry) => entry.evidenceId === evidenceId);
    const [first] = cited;
    if (!first) return notFound();
    if (first.server) return ofServer(first.title, first.server.name);
    // Two use cases may revise the same piece at once; their numbers follow each other. Nobody may update, and so lock, its row.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${evidenceId}, 0))::text`;
    const items = [...new Set(cited.map(({ itemId }) => itemId))].sort();
    const about = { kind: first.kind, drill: first.drill?.kind ?? null, memberId: actor.memberId, items, now };
    const content = await readContent(tx, about, entered);
    if (!content.ok) return content;
    const last = await tx.evidenceRevision.aggregate({
      where: { workspaceId: tx.workspaceId, evidenceId },
      _max: { number: true },
    });
    const revision = (last._max.number ?? 0) + 1;
    const by = actor.memberId;
    const revisionId = addRevision(tx, { ...content.value, evidenceId, number: revision, authorId: by, at: now });
    for (const itemId of items) {
      cite(tx, { useCaseId: facts.id, itemId, evidenceId, revisionId, by, at: now }, content.value);
      startItem(tx, facts, itemId);
    }
    return {
      ok: true,
      value: {
        event: {
          type: 'evidence.revised',
          data: { evidenceId, revision, itemIds: items, kind: first.kind, title: first.title, ...told(content.value) },
        },
        value: { evidence: evidenceId, revision },
      },
    };
  },
});

function ofServer(title: string, server: string) {
  const message = `"${title}" was given for the server ${server}.`;
  const remedy = 'Have it renewed on the page of the server, or add evidence of your own.';
  return refuse('unmet', message, [{ code: 'server-evidence', message, remedy, tab: 'checklist' }]);
}

/** Whoever wrote a revision of it, or has one of the items that rest on it. */
const works = (facts: ChecklistFacts, evidenceId: string, memberId: string): boolean =>
  facts.evidence
    .filter((entry) => entry.evidenceId === evidenceId)
    .some(({ author, itemId }) => author.id === memberId || recordedItem(facts, itemId)?.assignee?.id === memberId);
