import type { ChainedEvent } from '@/lib/domain/audit/chain';
import { Prisma } from './generated/client';
import type { Place } from './verify-chains';
import type { WorkspaceTx } from './workspace-transaction';

/** The workspace's events after a place, chain by chain, each in its order. */
export function readTrail(tx: WorkspaceTx, after: Place | null, limit: number): Promise<ChainedEvent[]> {
  return tx.$queryRaw<ChainedEvent[]>`
    select id, workspace_id as "workspaceId", chain, use_case_id as "useCaseId", seq, at, actor_id as "actorId",
           actor_name as "actorName", type, data, reason, previous, hash
    from event
    where workspace_id = ${tx.workspaceId}::uuid
      and (${after?.chain ?? null}::uuid is null or (chain, seq) > (${after?.chain ?? null}::uuid, ${after?.seq ?? 0}::int))
    order by chain, seq limit ${limit}`;
}

/**
 * Use cases whose trail a member is not given as a file: those with an open round in which they are asked and have not handed
 * in, whether or not others have. A place in the chain that stays empty would tell.
 */
export async function blindChains(tx: WorkspaceTx, memberId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select r.use_case_id as id from scorer s join scoring_round r on r.id = s.round_id and r.state = 'open'
    where s.workspace_id = ${tx.workspaceId}::uuid and s.member_id = ${memberId}::uuid and not exists (
      select from assessment a
      where a.use_case_id = r.use_case_id and a.round_id = r.id and a.assessor_id = s.member_id and a.state = 'submitted')`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Events that a member is not told of: who has handed in, taken back, or was reminded of their scores, in open rounds in which they are asked and have
 * not handed in themselves.
 */
export async function untoldEvents(tx: WorkspaceTx, memberId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>(untoldEventsSql(tx, memberId));
  return new Set(rows.map(({ id }) => id));
}

/** Their ids. */
export const untoldEventsSql = (tx: WorkspaceTx, memberId: string): Prisma.Sql => Prisma.sql`
  select e.id
  from scorer s
  join scoring_round r on r.id = s.round_id and r.state = 'open'
  join event e on e.chain = r.use_case_id and e.type in ('assessment.handed-in', 'assessment.reopened', 'work.reminded')
    and e.data ->> 'roundId' = r.id::text and e.actor_id <> s.member_id
  where s.workspace_id = ${tx.workspaceId}::uuid and s.member_id = ${memberId}::uuid and not exists (
    select from assessment a
    where a.use_case_id = r.use_case_id and a.round_id = r.id and a.assessor_id = s.member_id and a.state = 'submitted')`;
