import { can } from '@/lib/domain/access/can';
import type { Actor, Person } from '@/lib/domain/access/actor';
import { describeEvent, type Description } from '@/lib/domain/audit/describe';
import { typesAbout, type HistoryFilters } from '@/lib/domain/audit/topics';
import { addDays } from '@/lib/domain/day';
import { isBlind } from '@/lib/domain/scoring/blind';
import { untoldEvents } from '@/lib/db/read-trail';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { useCasePage } from './use-case';

export type HistoryEntry = Description & {
  id: string;
  /** Its place in the chain; null where the reader may not know how many there are. */
  seq: number | null;
  at: Date;
  /** Null: the product itself. */
  actorId: string | null;
  actorName: string;
  type: string;
  hash: string;
};

export type HistoryPage = {
  /** Newest first. */
  entries: HistoryEntry[];
  /** From where the next, older page begins, as `before` takes it; null: there is none. */
  older: number | null;
  /** Whether this page begins with the newest event. */
  newest: boolean;
  /** Everybody who has done something that the reader may know of. */
  people: Person[];
  /** The present, for "three days ago". */
  now: Date;
};

const pageSize = 30;

/** A page of a chain: what it is narrowed to, and the place before which it begins; null: with the newest. */
export type HistorySearch = HistoryFilters & { before: number | null };

/** The newest page of all there is. */
export const everything: HistorySearch = { about: null, who: null, from: null, to: null, before: null };

/** One page of the workspace's own chain, people and settings. */
export async function workspaceHistory(actor: Actor, search: HistorySearch): Promise<HistoryPage> {
  return can(actor, 'view-audit') ? nothing() : historyPage(actor, actor.workspaceId, search);
}

/**
 * One page of a use case's chain in words; null for whoever may not see it. A scorer who has not handed in is not told who
 * has, nor, by a missing number, that somebody has.
 */
export async function useCaseHistory(actor: Actor, key: string, search: HistorySearch): Promise<HistoryPage | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { id } = page.facts;
  if (!isBlind(page.facts)) return historyPage(actor, id, search);
  // Pages go by how many were shown: a place in the chain would tell, by the gaps, how many are not.
  const skip = Math.max(0, search.before ?? 0);
  const found = await historyPage(actor, id, { ...search, before: null }, skip);
  return {
    ...found,
    entries: found.entries.map((entry) => ({ ...entry, seq: null })),
    older: found.older === null ? null : skip + pageSize,
    newest: skip === 0,
  };
}

const nothing = (): HistoryPage => ({ entries: [], older: null, newest: true, people: [], now: now() });

async function historyPage(actor: Actor, chain: string, search: HistorySearch, skip?: number): Promise<HistoryPage> {
  const { before } = search;
  const { events, people } = await inWorkspace(actor.workspaceId, async (tx) => {
    // Only for the blind, who are the ones that skip.
    const untold = skip === undefined ? [] : [...(await untoldEvents(tx, actor.memberId))];
    const told = { chain, id: { notIn: untold } };
    return {
      events: await tx.event.findMany({
        where: { ...told, ...narrowed(search), ...(before !== null && { seq: { lt: before } }) },
        orderBy: { seq: 'desc' },
        skip,
        take: pageSize + 1,
      }),
      people: await tx.$queryRaw<Person[]>`
        select actor_id as id, max(actor_name) as name from event
        where chain = ${chain}::uuid and actor_id is not null and id <> all (${untold}::uuid[])
        group by actor_id order by name, id`,
    };
  });
  const shown = events.slice(0, pageSize);
  const entries = shown.map(({ id, seq, at, actorId, actorName, type, data, reason, hash }) => ({
    id,
    seq,
    at,
    actorId,
    actorName,
    type,
    hash,
    ...describeEvent({ type, data, actorName, reason }),
  }));
  const more = events.length > pageSize;
  return {
    entries,
    older: more ? (shown.at(-1)?.seq ?? null) : null,
    newest: before === null,
    people,
    now: now(),
  };
}

const narrowed = ({ about, who, from, to }: HistoryFilters) => ({
  ...(about && { type: { in: typesAbout(about) } }),
  ...(who && { actorId: who }),
  ...((from ?? to) && {
    at: {
      ...(from && { gte: new Date(`${from}T00:00:00Z`) }),
      ...(to && { lt: new Date(`${addDays(to, 1)}T00:00:00Z`) }),
    },
  }),
});
