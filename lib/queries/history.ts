import { can } from '@/lib/domain/access/can';
import type { Actor } from '@/lib/domain/access/actor';
import { describeEvent, type Description } from '@/lib/domain/audit/describe';
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
  /** The present, for "three days ago". */
  now: Date;
};

const pageSize = 30;

/** One page of the workspace's own chain, people and settings. `before` is a place in the chain; only what is older comes. */
export async function workspaceHistory(actor: Actor, before: number | null): Promise<HistoryPage> {
  return can(actor, 'view-audit') ? nothing() : historyPage(actor, actor.workspaceId, before);
}

/**
 * One page of a use case's chain in words; null for whoever may not see it. A scorer who has not handed in is not told who
 * has, nor, by a missing number, that somebody has.
 */
export async function useCaseHistory(actor: Actor, key: string, before: number | null): Promise<HistoryPage | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { id } = page.facts;
  if (!isBlind(page.facts)) return historyPage(actor, id, before);
  // Pages go by how many were shown: a place in the chain would tell, by the gaps, how many are not.
  const skip = Math.max(0, before ?? 0);
  const found = await historyPage(actor, id, null, skip);
  return {
    ...found,
    entries: found.entries.map((entry) => ({ ...entry, seq: null })),
    older: found.older === null ? null : skip + pageSize,
    newest: skip === 0,
  };
}

const nothing = (): HistoryPage => ({ entries: [], older: null, newest: true, now: now() });

async function historyPage(actor: Actor, chain: string, before: number | null, skip?: number): Promise<HistoryPage> {
  const events = await inWorkspace(actor.workspaceId, async (tx) => {
    // Only for the blind, who are the ones that skip.
    const untold = skip === undefined ? [] : await untoldEvents(tx, actor.memberId);
    return tx.event.findMany({
      where: { chain, ...(before !== null && { seq: { lt: before } }), id: { notIn: [...untold] } },
      orderBy: { seq: 'desc' },
      skip,
      take: pageSize + 1,
    });
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
  return { entries, older: more ? (shown.at(-1)?.seq ?? null) : null, newest: before === null, now: now() };
}
