import { theProduct, type Person } from '@/lib/domain/access/actor';
import type { ItemProof } from '@/lib/domain/checklist/items';
import type { DrillKind, EvidenceFacts } from '@/lib/domain/use-case/facts';
import type { FactsRow, ProofRow } from './facts-rows';
import { unread } from './unread';

/** What an item rests on, as the rules see it. */
export function toEvidence(row: FactsRow['citations'][number], person: (id: string) => Person): EvidenceFacts {
  const { drill, heldOn, review, reviewedById, reviewedAt } = row;
  return {
    id: row.id,
    itemId: row.itemId,
    evidenceId: row.evidenceId,
    revision: row.number,
    kind: row.kind as EvidenceFacts['kind'],
    title: row.title,
    sha256: row.sha256,
    drill:
      drill && heldOn
        ? { kind: drill as DrillKind, heldOn, ledBy: row.ledBy, secondsToSafe: row.secondsToSafe ?? 0 }
        : null,
    server: row.serverId === null ? null : { id: row.serverId, name: row.serverName ?? '' },
    author: row.authorId ? person(row.authorId) : theProduct,
    createdAt: row.createdAt,
    citedBy: row.citedById ? person(row.citedById) : theProduct,
    citedAt: row.citedAt,
    expiresOn: row.expiresOn,
    review:
      review && reviewedById && reviewedAt
        ? {
            decision: review as 'accepted' | 'returned',
            by: person(reviewedById),
            at: reviewedAt,
            reason: row.reviewReason,
          }
        : null,
  };
}

/** Of a piece of evidence, what it proves. */
export const toProof = ({ itemId, expiresOn, review, reviewedAt, drill }: ProofRow): ItemProof => ({
  itemId,
  expiresOn,
  review: review && reviewedAt ? { decision: review as 'accepted' | 'returned', at: reviewedAt } : null,
  drill: drill ? { kind: drill as DrillKind } : null,
});

type Unproven = Exclude<keyof EvidenceFacts, keyof ItemProof>;

const notRead = unread<Pick<EvidenceFacts, Unproven>>({}, [
  'id',
  'evidenceId',
  'revision',
  'kind',
  'title',
  'sha256',
  'server',
  'author',
  'createdAt',
  'citedBy',
  'citedAt',
]);

/** Evidence of which it was read what it proves: to ask it for more fails. */
export const provenAlone = (row: ProofRow): EvidenceFacts =>
  Object.assign(Object.create(notRead) as EvidenceFacts, toProof(row));
