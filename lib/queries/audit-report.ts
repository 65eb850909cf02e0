import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { ChainedEvent } from '@/lib/domain/audit/chain';
import type { Reason } from '@/lib/domain/result';
import { endFaults, verifyChains, type Place, type TrailEnd } from '@/lib/db/verify-chains';
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
      const { chains, events, broken } = await verifyChains((after, limit) => readEvents(tx, after, limit));
      const found = [...broken, ...endFaults(await trailEnds(tx))];
      const keys = await tx.useCase.findMany({
        where: { workspaceId: tx.workspaceId, id: { in: found.map(({ chain }) => chain) } },
        select: { id: true, key: true },
      });
      const keyOf = new Map(keys.map(({ id, key }) => [id, key]));
      const faults = found.map(({ chain, seq, problem }) => ({ key: keyOf.get(chain) ?? null, chain, seq, problem }));
      return { chains, events: events - (await untoldEvents(tx, actor)), faults };
    },
    { timeout: 120_000 },
  );
}

/** How many events of open rounds the actor, who scores in them and has not handed in, is not told of. */
async function untoldEvents(tx: WorkspaceTx, { memberId }: Actor): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count
    from scorer s
    join scoring_round r on r.id = s.round_id and r.state = 'open'
    join event e on e.chain = r.use_case_id and e.type in ('assessment.handed-in', 'assessment.reopened')
      and e.data ->> 'roundId' = r.id::text and e.actor_id <> s.member_id
    where s.workspace_id = ${tx.workspaceId}::uuid and s.member_id = ${memberId}::uuid and not exists (
      select from assessment a
      where a.use_case_id = r.use_case_id and a.round_id = r.id and a.assessor_id = s.member_id and a.state = 'submitted')`;
  return row.count;
}

function readEvents(tx: WorkspaceTx, after: Place | null, limit: number): Promise<ChainedEvent[]> {
  return tx.$queryRaw<ChainedEvent[]>`
    select id, workspace_id as "workspaceId", chain, use_case_id as "useCaseId", seq, at, actor_id as "actorId",
           actor_name as "actorName", type, data, reason, previous, hash
    from event
    where workspace_id = ${tx.workspaceId}::uuid
      and (${after?.chain ?? null}::uuid is null or (chain, seq) > (${after?.chain ?? null}::uuid, ${after?.seq ?? 0}::int))
    order by chain, seq limit ${limit}`;
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
