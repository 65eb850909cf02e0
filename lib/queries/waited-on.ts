import type { Waited } from '@/lib/domain/portfolio/aggregates';
import { Prisma } from '@/lib/db/generated/client';
import { fromWork } from '@/lib/db/work';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

const mostPeople = 6;

/** Who reads: a member who scores blind and has not handed in yet, somebody unknown, or neither. */
export type Reader = { blindMember?: string; visitor?: true };

/** Leaves out what nobody unknown is told: somebody who opens a link may be one of the scorers. */
export const toldTo = ({ visitor }: Reader): Prisma.Sql => (visitor ? Prisma.sql`and w.kind <> 'score'` : Prisma.empty);

/**
 * Who is waited on, for the use cases that the filter leaves. A deputy's share counts for the holder. Whoever scores a round blind
 * is not told who else has handed in, and whoever opens a shared link may be one: `Reader`.
 */
export async function loadWaited(tx: WorkspaceTx, where: Prisma.Sql, at: Date, reader: Reader): Promise<Waited> {
  const waiting = Prisma.sql`waiting as materialized (
    select w.member_id, greatest(0, extract(epoch from ${at}::timestamptz - w.since)::float8 / 86400) as days,
      coalesce(w.role, case when w.kind = 'score' then 'scorer' when w.kind like '%condition' then 'condition' else 'renewal' end) as "as"
    ${fromWork(tx, at, { readerId: reader.blindMember })}
    where w.behalf_of is null and ${where} ${toldTo(reader)}
  )`;
  const [waited] = await tx.$queryRaw<[Pick<Waited, 'roles' | 'people'> & { all: number }]>`
    with ${waiting}, role as (
      select "as", count(*)::int as things,
        percentile_cont(0.5) within group (order by days) as "medianDays", max(days) as "longestDays"
      from waiting group by "as"
    ), person as (
      select m.id, m.name, count(*)::int as things, max(w.days) as "longestDays"
      from waiting w join member m on m.id = w.member_id group by m.id, m.name
    )
    select
      coalesce((select json_agg(r order by r.things desc, r."as") from role r), '[]') as roles,
      coalesce((select json_agg(p order by p.things desc, p."longestDays" desc, p.id) from (
        select * from person order by things desc, "longestDays" desc, id limit ${mostPeople}) p), '[]') as people,
      (select count(*) from person)::int as all`;
  const { roles, people, all } = waited;
  return { roles, people, morePeople: all - people.length };
}

/** A member as a reader. */
export async function readerOf(tx: WorkspaceTx, memberId: string): Promise<Reader> {
  const [open] = await tx.$queryRaw<[{ blind: boolean }]>`
    select exists (
      select from scorer s join scoring_round r on r.id = s.round_id and r.state = 'open'
      where s.workspace_id = ${tx.workspaceId}::uuid and s.member_id = ${memberId}::uuid and not exists (
        select from assessment a
        where a.use_case_id = r.use_case_id and a.round_id = r.id and a.assessor_id = s.member_id and a.state = 'submitted')
    ) as blind`;
  return open.blind ? { blindMember: memberId } : {};
}
