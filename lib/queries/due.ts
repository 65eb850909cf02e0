import { addDays, dayOf } from '@/lib/domain/day';
import { dueWithinDays, type Due } from '@/lib/domain/portfolio/aggregates';
import type { Prisma } from '@/lib/db/generated/client';
import { fromWork } from '@/lib/db/work';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { toldTo, type Reader } from './waited-on';

const most = 8;

/** What is past its day or runs out soon, for the use cases that the filter leaves: how many of each kind, and the first of them. */
export async function loadDue(tx: WorkspaceTx, where: Prisma.Sql, at: Date, reader: Reader): Promise<Due> {
  const today = dayOf(at);
  const [due] = await tx.$queryRaw<[Due]>`
    with due as materialized (
      -- Once, on however many people it waits.
      select distinct w.kind, w.ref, w.about, w.due_on, u.key, u.title
      ${fromWork(tx, at, { readerId: reader.blindMember })}
      where w.behalf_of is null and w.due_on <= ${addDays(today, dueWithinDays)}::date and ${where} ${toldTo(reader)}
    )
    select
      coalesce((select json_agg(k order by k.overdue + k.soon desc, k.kind) from (
        select kind, (count(*) filter (where due_on < ${today}::date))::int as overdue,
          (count(*) filter (where due_on >= ${today}::date))::int as soon
        from due group by kind) k), '[]') as kinds,
      coalesce((select json_agg(f order by f."dueOn", f.key, f.kind, f.ref) from (
        select kind, ref, about, key, title, due_on::text as "dueOn"
        from due order by due_on, key, kind, ref limit ${most}) f), '[]') as first`;
  return due;
}
