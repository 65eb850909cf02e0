import { citationExpiry } from '@/lib/domain/checklist/evidence';
import { expired } from '@/lib/domain/day';
import type { Day, EvidenceFacts } from '@/lib/domain/use-case/facts';

/** What a person gave as evidence for a server, by its newest revision. */
export type GivenEvidence = {
  evidenceId: string;
  title: string;
  /** Of the checklist: what it proves. */
  items: readonly string[];
  revision: number;
  /** From which day on the revision proves anything, and its last day as its author said. */
  since: Day;
  expiresOn: Day | null;
  /** Taken back: it proves nothing more, for nobody. */
  withdrawn: boolean;
};

/** An item of a use case and one revision of a piece of evidence. */
type Place = Pick<EvidenceFacts, 'evidenceId' | 'itemId' | 'revision'>;

export type Inheritance<Piece, Cited> = {
  /** Items that are to rest on the newest revision. */
  cite: { piece: Piece; itemId: string }[];
  /** What is to be taken from its items: the piece was withdrawn. */
  withdraw: Cited[];
};

/**
 * What a use case takes over of the evidence that was given for a server. `builds`: it builds on the server; else it only loses what was
 * withdrawn. An item that rests on the newest revision already cites it no second time, whoever had it do so. `declined`: what a person took
 * back from an item of this use case. That holds for the revision that they saw: a newer one comes again.
 */
export function inheritance<Piece extends GivenEvidence, Cited extends Place>(
  given: readonly Piece[],
  use: { builds: boolean; cited: readonly Cited[]; declined: readonly Place[] },
  now: Date,
): Inheritance<Piece, Cited> {
  const taken = new Set([...use.cited, ...use.declined].map(nameOf));
  const withdrawn = new Set(given.filter((piece) => piece.withdrawn).map(({ evidenceId }) => evidenceId));
  return {
    cite: given
      .filter((piece) => use.builds && !piece.withdrawn)
      .flatMap((piece) => piece.items.map((itemId) => ({ piece, itemId })))
      .filter(({ piece, itemId }) => !taken.has(nameOf({ ...piece, itemId })))
      // What is over for an item proves nothing there.
      .filter(({ piece, itemId }) => !expired(citationExpiry(itemId, piece), now)),
    withdraw: use.cited.filter(({ evidenceId }) => withdrawn.has(evidenceId)),
  };
}

const nameOf = ({ evidenceId, itemId, revision }: Place): string => `${evidenceId} ${itemId} ${revision}`;

/** Items by the piece that they concern, as the trail tells them. */
export type ToldPiece = { evidenceId: string; title: string; revision: number; itemIds: string[] };

export function byPiece(entries: readonly (Place & { title: string })[]): ToldPiece[] {
  const pieces = new Map<string, ToldPiece>();
  for (const { evidenceId, title, revision, itemId } of entries) {
    const told = pieces.get(evidenceId) ?? { evidenceId, title, revision, itemIds: [] };
    pieces.set(evidenceId, {
      ...told,
      revision: Math.max(told.revision, revision),
      itemIds: [...new Set([...told.itemIds, itemId])].sort(),
    });
  }
  return [...pieces.values()];
}
