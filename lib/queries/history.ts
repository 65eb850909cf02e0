import { can } from '@/lib/domain/access/can';
import type { Actor } from '@/lib/domain/access/actor';
import { describeEvent, type Description } from '@/lib/domain/audit/describe';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type HistoryEntry = Description & {
  id: string;
  seq: number;
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
  /** The place in the chain from which the next, older page begins; null: there is none. */
  older: number | null;
  /** Whether this page begins with the newest event. */
  newest: boolean;
  /** The present, for "three days ago". */
  now: Date;
};

const pageSize = 30;

/**
 * One page of a chain in words: a use case's, or the workspace's own where `chain` is its id. `before` is a place in the
 * chain; only what is older comes. Empty for whoever may not see it.
 */
export async function historyPage(actor: Actor, chain: string, before: number | null): Promise<HistoryPage> {
  const action = chain === actor.workspaceId ? 'view-audit' : 'view';
  if (can(actor, action)) return { entries: [], older: null, newest: true, now: now() };
  const events = await inWorkspace(actor.workspaceId, (tx) =>
    tx.event.findMany({
      where: { chain, ...(before === null ? {} : { seq: { lt: before } }) },
      orderBy: { seq: 'desc' },
      take: pageSize + 1,
    }),
  );
  const entries = events.slice(0, pageSize).map(({ id, seq, at, actorId, actorName, type, data, reason, hash }) => ({
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
  return { entries, older: more ? (entries.at(-1)?.seq ?? null) : null, newest: before === null, now: now() };
}
