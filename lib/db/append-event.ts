import type { AuditEvent } from '@/lib/domain/audit/events';
import { genesis, hashEvent, type Unhashed } from '@/lib/domain/audit/chain';
import type { Prisma } from './generated/client';
import { hashOf } from './hash';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';
import { insertRow } from './write-row';

export type EventOrigin = {
  /** The use case the event belongs to; without one it goes on the workspace's own chain. */
  useCaseId?: string;
  /** Null: the product itself, such as a job. */
  actor: { memberId: string; name: string } | null;
  at: Date;
  /** Why, in the actor's words. */
  reason?: string | null;
};

/**
 * Adds one line to the audit trail, in the transaction of the write it speaks of. The caller holds the lock on the chain's
 * row (use case or workspace), so that two writers never take the same place; the database would refuse the second. `last` is where the
 * chain ends, if the caller has asked since it holds the lock. Gives the event's id.
 */
export async function appendEvent(
  tx: WorkspaceTx,
  origin: EventOrigin,
  event: AuditEvent,
  last?: ChainEnd | null,
): Promise<string> {
  const end = last === undefined ? await endOfChain(tx, origin.useCaseId ?? tx.workspaceId) : last;
  const row = chainedEvent(tx.workspaceId, origin, event, end);
  tx.later(insertRow(tx, 'event', row));
  return row.id;
}

export type ChainEnd = { seq: number; hash: string };

/** The newest event of a chain. */
export async function endOfChain(tx: WorkspaceTx, chain: string): Promise<ChainEnd | null> {
  const [last] = await tx.$queryRaw<ChainEnd[]>`
    select seq, hash from event where chain = ${chain}::uuid order by seq desc limit 1`;
  return last ?? null;
}

/** The event as it is stored, hash included. `last` is the newest event of its chain. */
export function chainedEvent(workspaceId: string, origin: EventOrigin, event: AuditEvent, last: ChainEnd | null) {
  const unhashed = {
    id: newId(),
    workspaceId,
    chain: origin.useCaseId ?? workspaceId,
    useCaseId: origin.useCaseId ?? null,
    seq: (last?.seq ?? 0) + 1,
    at: origin.at,
    actorId: origin.actor?.memberId ?? null,
    actorName: origin.actor?.name ?? 'Airworthy',
    type: event.type,
    // As the database will give it back: dates as text, nothing undefined.
    data: JSON.parse(JSON.stringify(event.data)) as Prisma.JsonObject,
    reason: origin.reason ?? null,
    previous: last?.hash ?? genesis,
  } satisfies Unhashed;
  return { ...unhashed, hash: hashEvent(unhashed, hashOf) };
}
