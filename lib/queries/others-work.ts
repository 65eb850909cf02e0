import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { permissions } from '@/lib/domain/access/permissions';
import type { WorkItem } from '@/lib/domain/work/work';
import { Prisma } from '@/lib/db/generated/client';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { fromWork } from '@/lib/db/work';
import { now } from '@/lib/env';

export type OthersItem = WorkItem & {
  person: Person;
  /** No longer in the workspace: the thing needs somebody else. */
  left: boolean;
  remindedAt: Date | null;
};

/** How much waits on one person, and since when the oldest of it. */
export type WaitedOn = Person & { count: number; oldest: Date };

export type OthersWork = { items: OthersItem[]; more: number; people: WaitedOn[]; now: Date };

const shown = 100;

/**
 * What waits on others, on the use cases that the actor may edit or owns: all of them for architects and admins. `personId`
 * leaves only theirs. Of scoring rounds in which the actor has not handed in, nothing is told. Null for whoever may not see the workspace.
 */
export async function othersWork(actor: Actor, personId: string | null): Promise<OthersWork | null> {
  if (can(actor, 'view')) return null;
  const at = now();
  return inWorkspace(actor.workspaceId, async (tx) => {
    const people = await waitedOn(tx, actor, at);
    const person = people.find(({ id }) => id === personId) ?? null;
    const items = await load(tx, actor, at, person?.id ?? null);
    const all = person ? person.count : people.reduce((sum, { count }) => sum + count, 0);
    return { items, more: Math.max(0, all - items.length), people, now: at };
  });
}

/** The rows in question, `w`, with their use case, `u`. */
function waiting(tx: WorkspaceTx, { memberId, role }: Actor, at: Date): Prisma.Sql {
  // As `can(actor, 'remind', …)` says it of each use case.
  const everywhere = (permissions.remind.roles as readonly string[]).includes(role);
  const created = role === 'contributor' ? Prisma.sql`or u.created_by_id = ${memberId}::uuid` : Prisma.empty;
  const theirs = Prisma.sql`and (exists (
      select from owner o where o.use_case_id = u.id and o.member_id = ${memberId}::uuid and o.until is null) ${created})`;
  return Prisma.sql`
    ${fromWork(tx, at, { readerId: memberId })}
    where w.member_id <> ${memberId}::uuid
      ${everywhere ? Prisma.empty : theirs}`;
}

const waitedOn = (tx: WorkspaceTx, actor: Actor, at: Date): Promise<WaitedOn[]> => tx.$queryRaw<WaitedOn[]>`
  select m.id, m.name, per.count, per.oldest from (
    select w.member_id, count(*)::int as count, min(w.since) as oldest ${waiting(tx, actor, at)} group by w.member_id
  ) per join member m on m.id = per.member_id
  order by per.count desc, m.name`;

type Row = WorkItem & { personId: string; personName: string; left: boolean; remindedAt: Date | null };

/** What waits longest first. */
async function load(tx: WorkspaceTx, actor: Actor, at: Date, personId: string | null): Promise<OthersItem[]> {
  const only = personId ? Prisma.sql`and w.member_id = ${personId}::uuid` : Prisma.empty;
  const rows = await tx.$queryRaw<Row[]>`
    select first.*, away.name as "behalfOf", m.id as "personId", m.name as "personName", m.removed_at is not null as left, (
      select max(n.created_at) from notification n
      where n.use_case_id = first."useCaseId" and n.member_id = m.id and n.thing = first.kind || ':' || first.ref and n.kind = 'reminded'
    ) as "remindedAt"
    from (
      select w.kind, w.ref, w.about, w.role, w.since, w.due_on::text as "dueOn", u.id as "useCaseId", u.key, u.title,
        u.monthly_value::float8 as "monthlyValue", w.member_id, w.behalf_of
      ${waiting(tx, actor, at)} ${only}
      order by w.since, u.key, w.ref limit ${shown}
    ) first join member m on m.id = first.member_id left join member away on away.id = first.behalf_of
    order by first.since, first.key, first.ref`;
  return rows.map(({ personId: id, personName: name, ...row }) => ({ ...row, person: { id, name } }));
}
