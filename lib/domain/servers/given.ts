import type { Person } from '@/lib/domain/access/actor';
import { citationExpiry } from '@/lib/domain/checklist/evidence';
import { dayOf, expired, expiresSoon } from '@/lib/domain/day';
import type { Day, EvidenceFacts, RevisionContent } from '@/lib/domain/use-case/facts';

/** What may be given for a server: a drill is held by a use case. */
export const givenKinds = ['link', 'note', 'file'] as const;
export type GivenKind = (typeof givenKinds)[number];

/** Pieces of evidence that a server may have at a time: each of its use cases cites them all. */
export const mostPieces = 100;

/** A piece of evidence that a person gave for a server, as it is shown there: by its newest revision. */
export type ServerPiece = Pick<
  EvidenceFacts & RevisionContent,
  'kind' | 'title' | 'body' | 'file' | 'revision' | 'source' | 'createdAt'
> & {
  id: string;
  author: Person;
  proves: ProvenItems[];
  /** The last day that a renewal made today may be given; null: no limit. */
  latestExpiry: Day | null;
  rests: Resting;
  withdrawn: { by: string; at: Date; why: string } | null;
};

/** What the checks of a server proved, and of which items, as far as something rests on it. */
export type ProvenByChecks = { title: string; source: string; items: string[]; useCases: number };

/** Items that a piece proves for equally long. */
export type ProvenItems = { items: string[]; expiresOn: Day | null; expired: boolean; expiresSoon: boolean };

/** What a revision proves and until when: as its author said, or sooner where an item asks for it fresh. What ends first comes first. */
export function provenUntil(
  { items, createdAt, expiresOn }: { items: readonly string[]; createdAt: Date; expiresOn: Day | null },
  now: Date,
): ProvenItems[] {
  const byEnd = new Map<Day | null, string[]>();
  for (const itemId of items) {
    const end = citationExpiry(itemId, { since: dayOf(createdAt), expiresOn });
    byEnd.set(end, [...(byEnd.get(end) ?? []), itemId]);
  }
  return [...byEnd]
    .sort(([a], [b]) => ((a ?? never) < (b ?? never) ? -1 : 1))
    .map(([end, proven]) => ({
      items: proven,
      expiresOn: end,
      expired: expired(end, now),
      expiresSoon: expiresSoon(createdAt, end, now),
    }));
}

/** After every day. */
const never = '9999';

/** Use cases that rest on a piece, and those that do on its newest revision: with how many items, and how many of them accepted. */
export type Resting = { useCases: number; current: number; items: number; accepted: number };

/** "3 use cases rest on it. Accepted by the signing role for 2 of 6 items." */
export function restsInWords({ useCases, current, items, accepted }: Resting): string {
  if (useCases === 0) return 'No use case rests on it.';
  const rest = useCases === 1 ? '1 use case rests on it' : `${useCases} use cases rest on it`;
  if (current === 0) return `${rest}, none of them on this revision yet.`;
  const on = current < useCases ? `, ${current} of them on this revision` : '';
  const whole = items === 1 ? '1 item' : `${items} items`;
  return `${rest}${on}. Accepted by the signing role for ${accepted} of ${whole}.`;
}

/** What taking a piece back does to those that rest on it. */
export const withdrawnInWords = ({ useCases }: Pick<Resting, 'useCases'>): string =>
  useCases === 0
    ? 'No use case rests on it.'
    : `${useCases === 1 ? '1 use case rests' : `${useCases} use cases rest`} on it and will no more, on none of its revisions: an item that nothing else proves is open again, or stale if it was confirmed.`;
