import type { Waited, WaitedPerson, WaitedRole } from '@/lib/domain/portfolio/aggregates';
import { Prisma } from '@/lib/db/generated/client';
import { fromWork } from '@/lib/db/work';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

const mostPeople = 6;

/**
 * Who is waited on, for the use cases that the filter leaves. A deputy's share counts for the holder. Whoever scores a round blind
 * is not told who else has handed in: `blindReader`.
 */
export async function loadWaited(
  tx: WorkspaceTx,
  where: Prisma.Sql,
  at: Date,
  blindReader: string | null,
): Promise<Waited> {
  const waiting = Prisma.sql`waiting as materialized (
    select w.member_id, greatest(0, extract(epoch from ${at}::timestamptz - w.since)::float8 / 86400) as days,
      coalesce(w.role, case when w.kind = 'score' then 'scorer' when w.kind like '%condition' then 'condition' else 'renewal' end) as "as"
    ${fromWork(tx, at, { readerId: blindReader ?? undefined })}
    where w.behalf_of is null and ${where}
  )`;
  const roles = await tx.$queryRaw<WaitedRole[]>`
    with ${waiting}
    select "as", count(*)::int as things,
      percentile_cont(0.5) within group (order by days) as "medianDays", max(days) as "longestDays"
    from waiting group by "as" order by things desc, "as"`;
  const people = await tx.$queryRaw<(WaitedPerson & { all: number })[]>`
    with ${waiting}
    select m.id, m.name, count(*)::int as things, max(w.days) as "longestDays", (count(*) over ())::int as all
    from waiting w join member m on m.id = w.member_id
    group by m.id, m.name order by things desc, "longestDays" desc, m.id limit ${mostPeople}`;
  return {
    roles,
    people: people.map(({ all: _, ...person }) => person),
    morePeople: Math.max(0, (people[0]?.all ?? 0) - people.length),
  };
}

/** The actor, if they have not yet handed in their scores of a round that is open. */
export async function blindReader(tx: WorkspaceTx, memberId: string): Promise<string | null> {
  const [open] = await tx.$queryRaw<[{ blind: boolean }]>`
    select exists (
      select from scorer s join scoring_round r on r.id = s.round_id and r.state = 'open'
      where s.workspace_id = ${tx.workspaceId}::uuid and s.member_id = ${memberId}::uuid and not exists (
        select from assessment a
        where a.use_case_id = r.use_case_id and a.round_id = r.id and a.assessor_id = s.member_id and a.state = 'submitted')
    ) as blind`;
  return open.blind ? memberId : null;
}
