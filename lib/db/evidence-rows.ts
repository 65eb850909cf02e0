import { citationExpiry } from '@/lib/domain/checklist/evidence';
import type { Day, DrillFacts, EvidenceFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { recordedItem, saveItem } from './checklist-row';
import { fromDay } from './day';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

type Revision = {
  evidenceId: string;
  number: number;
  body: string;
  file: { id: string } | null;
  drill: DrillFacts | null;
  source: string;
  expiresOn: Day | null;
  /** Null: the product itself. */
  authorId: string | null;
  at: Date;
};

/** Writes a revision of a piece of evidence; it never changes again. Gives its id. */
export async function addRevision(tx: WorkspaceTx, revision: Revision): Promise<string> {
  const { evidenceId, number, body, file, drill, source, expiresOn, authorId, at } = revision;
  const id = newId();
  await tx.evidenceRevision.create({
    data: {
      id,
      workspaceId: tx.workspaceId,
      evidenceId,
      number,
      body,
      fileId: file?.id ?? null,
      source,
      authorId,
      createdAt: at,
      expiresOn: expiresOn && fromDay(expiresOn),
      heldOn: drill && fromDay(drill.heldOn),
      ledBy: drill?.ledBy ?? '',
      secondsToSafe: drill?.secondsToSafe ?? null,
    },
  });
  return id;
}

type Cited = { useCaseId: string; itemId: string; evidenceId: string; revisionId: string; by: string | null; at: Date };

/** Has an item rest on a revision, for as long as the revision says and the item allows. Gives the citation. */
export async function cite(
  tx: WorkspaceTx,
  { useCaseId, itemId, evidenceId, revisionId, by, at }: Cited,
  validity: { since: Day; expiresOn: Day | null },
): Promise<{ id: string; expiresOn: Day | null }> {
  const id = newId();
  const expiresOn = citationExpiry(itemId, validity);
  await tx.citation.create({
    data: {
      id,
      workspaceId: tx.workspaceId,
      useCaseId,
      itemId,
      evidenceId,
      revisionId,
      citedById: by,
      citedAt: at,
      expiresOn: expiresOn && fromDay(expiresOn),
    },
  });
  return { id, expiresOn };
}

/**
 * Takes citations back from items of a use case; they prove nothing more there. `by`: null: the product itself. `newly`: items that the
 * same write brings something else to. An item in progress of which nothing is left is open again, unless it was returned.
 */
export async function withdrawCitations(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id' | 'items' | 'evidence'>,
  entries: readonly EvidenceFacts[],
  { by, at, newly = [] }: { by: string | null; at: Date; newly?: readonly string[] },
): Promise<void> {
  const gone = new Set(entries.map(({ id }) => id));
  await tx.citation.updateMany({
    where: { id: { in: [...gone] }, withdrawnAt: null },
    data: { withdrawnAt: at, withdrawnById: by },
  });
  const left = new Set([...newly, ...facts.evidence.flatMap(({ id, itemId }) => (gone.has(id) ? [] : [itemId]))]);
  for (const itemId of new Set(entries.map((entry) => entry.itemId))) {
    const item = recordedItem(facts, itemId);
    if (item?.state === 'in-progress' && !left.has(itemId) && !item.returnReason)
      await saveItem(tx, facts, itemId, { state: 'open' });
  }
}
