import type { AuditEvent } from '@/lib/domain/audit/events';
import { genesis, hashEvent, type Unhashed } from '@/lib/domain/audit/chain';
import { hashOf } from './hash';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

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
 * row (use case or workspace), so that two writers never take the same place; the database would refuse the second. Gives the event's id.
 */
export async function appendEvent(tx: WorkspaceTx, origin: EventOrigin, event: AuditEvent): Promise<string> {
  const chain = origin.useCaseId ?? tx.workspaceId;
  const last = await tx.event.findFirst({
    where: { chain },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true },
  });
  const row = chainedEvent(tx.workspaceId, origin, event, last);
  await tx.event.create({ data: row });
  return row.id;
}

/** The event as it is stored, hash included. `last` is the newest event of its chain. */
export function chainedEvent(
  workspaceId: string,
  origin: EventOrigin,
  event: AuditEvent,
  last: { seq: number; hash: string } | null,
) {
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
    data: JSON.parse(JSON.stringify(event.data)) as object,
    reason: origin.reason ?? null,
    previous: last?.hash ?? genesis,
  } satisfies Unhashed;
  return { ...unhashed, hash: hashEvent(unhashed, hashOf) };
}
