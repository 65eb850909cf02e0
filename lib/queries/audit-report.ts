import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import { readTrail, untoldEvents } from '@/lib/db/read-trail';
import {
  cutEndsSql,
  cutFaults,
  endFaults,
  oncePerChain,
  verifyChains,
  type CutEnd,
  type TrailEnd,
} from '@/lib/db/verify-chains';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

export type Fault = {
  /** The use case's key; null: the workspace's own chain, or of a use case that is gone. */
  key: string | null;
  chain: string;
  /** 0: at its end. */
  seq: number;
  problem: string;
};

export type AuditReport = { chains: number; events: number; faults: Fault[] };

export const mayViewAudit = (actor: Actor): Reason | null => can(actor, 'view-audit');

/** Recomputes every chain of the workspace. Null for whoever may not. Takes about a second for 20,000 events. */
export async function auditReport(actor: Actor): Promise<AuditReport | null> {
  if (mayViewAudit(actor)) return null;
  return inWorkspace(
    actor.workspaceId,
    async (tx) => {
      const { chains, events, broken } = await verifyChains((after, limit) => readTrail(tx, after, limit));
      const cut = await tx.$queryRawUnsafe<CutEnd[]>(cutEndsSql, tx.workspaceId);
      const found = oncePerChain([...broken, ...cutFaults(cut), ...endFaults(await trailEnds(tx))]);
      const keys = await tx.useCase.findMany({
        where: { workspaceId: tx.workspaceId, id: { in: found.map(({ chain }) => chain) } },
        select: { id: true, key: true },
      });
      const keyOf = new Map(keys.map(({ id, key }) => [id, key]));
      const faults = found.map(({ chain, seq, problem }) => ({ key: keyOf.get(chain) ?? null, chain, seq, problem }));
      return { chains, events: events - (await untoldEvents(tx, actor.memberId)).size, faults };
    },
    { timeout: 120_000 },
  );
}

/** Only those whose end does not fit. */
function trailEnds(tx: WorkspaceTx): Promise<TrailEnd[]> {
  return tx.$queryRaw<TrailEnd[]>`
    select u.id, u.key, u.version, e.version as "trailVersion"
    from use_case u
    left join (
      select chain, coalesce(max((data ->> 'version')::int), 1) as version from event
      where workspace_id = ${tx.workspaceId}::uuid group by chain
    ) e on e.chain = u.id
    where u.workspace_id = ${tx.workspaceId}::uuid and u.version is distinct from e.version`;
}
