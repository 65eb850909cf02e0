import type { Change } from '@/lib/domain/audit/changes';
import { dayOf } from '@/lib/domain/day';
import type { Severity } from '@/lib/domain/operation/incidents';
import { ok, type Result } from '@/lib/domain/result';
import { decideSuspension } from '@/lib/domain/stages/moves';
import type { Day, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { insertRow } from '@/lib/db/write-row';
import { settleStage } from './settle-stage';
import type { Change as Written } from './use-case-command';

type Opening = {
  title: string;
  description: string;
  severity: Severity;
  affected: string;
  /** Today where it is left out. */
  noticedOn?: Day;
  /** Null: it goes on as it is. */
  suspendTo: 'pilot' | 'parked' | null;
  /** Null: the product. */
  byId: string | null;
  /** The server of which a tool changed, and what was taken over of it. */
  serverId?: string;
  changes?: Change[];
};

/**
 * Writes an incident down, and suspends the use case where it says so: back to its pilot, or parked. The only other way, beside
 * move-stage, in which a stage changes. The one event of a suspension is that of the move, and tells the incident with it.
 */
export async function openIncident(
  tx: WorkspaceTx,
  facts: UseCaseFacts,
  now: Date,
  { suspendTo, byId, serverId, changes, noticedOn = dayOf(now), ...told }: Opening,
): Promise<Result<Written<{ incident: string }>>> {
  const suspended = suspendTo && decideSuspension(facts, suspendTo);
  if (suspended && !suspended.ok) return suspended;
  const incidentId = newId();
  const row = {
    id: incidentId,
    workspaceId: tx.workspaceId,
    useCaseId: facts.id,
    ...told,
    noticedOn,
    suspendedFrom: suspended ? facts.stage : null,
    suspendedTo: suspendTo,
    reportedById: byId,
    serverId,
    reportedAt: now,
  };
  tx.later(insertRow(tx, 'incident', row));
  const { description: reason, ...rest } = told;
  const incident = { incidentId, ...rest, noticedOn };
  const value = { incident: incidentId };
  if (!suspended) return ok({ event: { type: 'incident.reported', data: incident }, reason, value });
  const { to, kind, parkedFrom } = suspended.value;
  settleStage(tx, facts, to, kind);
  const since = facts.stageEnteredAt.toISOString();
  const moved = { from: facts.stage, to, kind, since, incident, ...(changes && { changes }) };
  const columns = { stage: to, stageEnteredAt: now, parkedFrom };
  return ok({ event: { type: 'stage.moved', data: moved }, reason, columns, value });
}
