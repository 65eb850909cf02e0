import { citationExpiry } from '@/lib/domain/checklist/evidence';
import type {
  Day,
  DrillFacts,
  DrillKind,
  EvidenceFacts,
  EvidenceKind,
  UseCaseFacts,
} from '@/lib/domain/use-case/facts';
import { recordedItem, saveItem } from './checklist-row';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';
import { insertRow, updateRows } from './write-row';

type Piece = {
  kind: EvidenceKind;
  drill: DrillKind | null;
  title: string;
  at: Date;
  /** Of which server it holds what the checks made; null: a person gave it. */
  serverId?: string;
};

/** A new piece of evidence, still without a revision. Gives its id. */
export function addPiece(tx: WorkspaceTx, { at, ...piece }: Piece): string {
  const id = newId();
  tx.later(insertRow(tx, 'evidence', { id, workspaceId: tx.workspaceId, ...piece, createdAt: at }));
  return id;
}

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
export function addRevision(tx: WorkspaceTx, revision: Revision): string {
  const { evidenceId, number, body, file, drill, source, expiresOn, authorId, at } = revision;
  const id = newId();
  const row = {
    id,
    workspaceId: tx.workspaceId,
    evidenceId,
    number,
    body,
    fileId: file?.id ?? null,
    source,
    authorId,
    createdAt: at,
    expiresOn,
    heldOn: drill?.heldOn ?? null,
    ledBy: drill?.ledBy ?? '',
    secondsToSafe: drill?.secondsToSafe ?? null,
  };
  tx.later(insertRow(tx, 'evidence_revision', row));
  return id;
}

type Cited = { useCaseId: string; itemId: string; evidenceId: string; revisionId: string; by: string | null; at: Date };

/** Has an item rest on a revision, for as long as the revision says and the item allows. Gives the citation. */
export function cite(
  tx: WorkspaceTx,
  { useCaseId, itemId, evidenceId, revisionId, by, at }: Cited,
  validity: { since: Day; expiresOn: Day | null },
): { id: string; expiresOn: Day | null } {
  const id = newId();
  const expiresOn = citationExpiry(itemId, validity);
  const cited = { useCaseId, itemId, evidenceId, revisionId, citedById: by, citedAt: at, expiresOn };
  tx.later(insertRow(tx, 'citation', { id, workspaceId: tx.workspaceId, ...cited }));
  return { id, expiresOn };
}

/**
 * Takes citations back from items of a use case; they prove nothing more there. `by`: null: the product itself. `newly`: items that the
 * same write brings something else to. An item in progress of which nothing is left is open again, unless it was returned.
 */
export function withdrawCitations(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id' | 'items' | 'evidence'>,
  entries: readonly EvidenceFacts[],
  { by, at, newly = [] }: { by: string | null; at: Date; newly?: readonly string[] },
): void {
  const gone = new Set(entries.map(({ id }) => id));
  tx.later(updateRows(tx, 'citation', [...gone], { withdrawnAt: at, withdrawnById: by }));
  const left = new Set([...newly, ...facts.evidence.flatMap(({ id, itemId }) => (gone.has(id) ? [] : [itemId]))]);
  for (const itemId of new Set(entries.map((entry) => entry.itemId))) {
    const item = recordedItem(facts, itemId);
    if (item?.state === 'in-progress' && !left.has(itemId) && !item.returnReason)
      saveItem(tx, facts, itemId, { state: 'open' });
  }
}
