import { ownerRoles, type Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { addDays, dayOf } from '@/lib/domain/day';
import { reviewNoticeDays } from '@/lib/domain/operation/review-interval';
import { requiredRoles } from '@/lib/domain/signoffs/sections';
import { verdictSubject, waiverRole } from '@/lib/domain/waivers/rules';
import type { WorkItem } from '@/lib/domain/work/work';
import { Prisma } from '@/lib/db/generated/client';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type MyWork = { items: WorkItem[]; more: number; now: Date };

const shown = 100;

/** Everything that waits on the actor, the most urgent first. Null for whoever may not see the workspace. */
export async function myWork(actor: Actor): Promise<MyWork | null> {
  if (can(actor, 'view')) return null;
  const items = await inWorkspace(actor.workspaceId, (tx) => loadWork(tx, actor));
  const more = Math.max(0, (items[0]?.all ?? 0) - shown);
  return { items, more, now: now() };
}

/** How many things wait on the actor, for the badge. */
export async function myWorkCount(actor: Actor): Promise<number> {
  if (can(actor, 'view')) return 0;
  const [row] = await inWorkspace(
    actor.workspaceId,
    (tx) => tx.$queryRaw<[{ count: number }]>`
      select count(*)::int as count from (${workSql(tx, actor, now())}) w join use_case u on u.id = w.use_case_id
      where u.stage not in ('rejected', 'retired')`,
  );
  return row.count;
}

/** What is overdue first, then what is due, the soonest first; then what holds back the most value; then what waits longest. */
const loadWork = (tx: WorkspaceTx, actor: Actor): Promise<(WorkItem & { all: number })[]> =>
  tx.$queryRaw<(WorkItem & { all: number })[]>`
    select (count(*) over ())::int as all, w.kind, u.key, u.title, w.about, w.role, m.name as "behalfOf", w.since, w.due_on::text as "dueOn", u.monthly_value::float8 as "monthlyValue"
    from (${workSql(tx, actor, now())}) w join use_case u on u.id = w.use_case_id left join member m on m.id = w.behalf_of
    where u.stage not in ('rejected', 'retired')
    order by w.due_on nulls last, u.monthly_value desc nulls last, w.since limit ${shown}`;

// Which role does what, as data of the rules: pairs that the query joins.
const pairs = (rows: [string, string][]) =>
  Prisma.join(rows.map(([subject, role]) => Prisma.sql`(${subject}, ${role})`));
const gates = (['poc', 'pilot', 'production'] as const).flatMap((gate) =>
  requiredRoles(gate).map((role): [string, string] => [gate, role]),
);
const itemRoles = checklistTemplate.map(({ id, signs }): [string, string] => [id, signs]);
const waiverRoles = [verdictSubject, ...checklistTemplate.map(({ id }) => id)].flatMap(
  (subject): [string, string][] => {
    const role = waiverRole(subject);
    return role ? [[subject, role]] : [];
  },
);

/** The last day for a review that waits already. */
const reviewsUntil = (at: Date) => addDays(dayOf(at), reviewNoticeDays);

/** One row per thing: its kind, use case, what it is about, as whom for whom, since when and until when. */
function workSql({ workspaceId }: WorkspaceTx, { memberId }: Actor, at: Date): Prisma.Sql {
  // Roles of the actor's own, and those of people who are away and for whom they stand in.
  const held = Prisma.sql`
    select use_case_id, role, null::uuid as behalf_of from owner
    where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid and until is null
    union all
    select o.use_case_id, o.role, o.member_id
    from delegation d
    join member away on away.id = d.member_id and away.removed_at is null
    join owner o on o.workspace_id = d.workspace_id and o.member_id = d.member_id and o.until is null
    where d.workspace_id = ${workspaceId}::uuid and d.deputy_id = ${memberId}::uuid and d.ended_at is null
      and ${dayOf(at)}::date between d.starts_on and d.ends_on`;
  return Prisma.sql`
    with held as (${held})
    select 'score' as kind, r.use_case_id, '' as about, null as role, null::uuid as behalf_of, s.asked_at as since, r.due_on
    from scorer s join scoring_round r on r.id = s.round_id and r.state = 'open'
    where s.workspace_id = ${workspaceId}::uuid and s.member_id = ${memberId}::uuid and not exists (
      select from assessment a where a.use_case_id = r.use_case_id and a.round_id = r.id
        and a.assessor_id = s.member_id and a.state = 'submitted')
    union all
    select 'sign', q.use_case_id, q.gate, h.role, h.behalf_of, q.requested_at, null
    from held h join sign_off_request q on q.use_case_id = h.use_case_id and q.state = 'open'
      join (values ${pairs(gates)}) as g (gate, role) on g.gate = q.gate and g.role = h.role
    where q.requested_by_id <> ${memberId}::uuid and q.requested_by_id is distinct from h.behalf_of and not exists (
      select from sign_off o where o.request_id = q.id and o.role = h.role and o.lapsed_at is null)
    union all
    select 'confirm', i.use_case_id, i.item_id, h.role, h.behalf_of, i.submitted_at, null
    from held h join checklist_item i on i.use_case_id = h.use_case_id and i.state = 'submitted'
      join (values ${pairs(itemRoles)}) as t (item_id, role) on t.item_id = i.item_id and t.role = h.role
    where i.submitted_by_id <> ${memberId}::uuid and i.submitted_by_id is distinct from h.behalf_of
    union all
    select 'decide-waiver', v.use_case_id, v.subject, h.role, h.behalf_of, v.requested_at, null
    from held h join waiver v on v.use_case_id = h.use_case_id and v.decision is null
      join (values ${pairs(waiverRoles)}) as t (subject, role) on t.subject = v.subject and t.role = h.role
    where v.requested_by_id <> ${memberId}::uuid and v.requested_by_id is distinct from h.behalf_of
    union all
    select 'condition', q.use_case_id, c.text, null, null, o.decided_at, c.due_on
    from condition c join sign_off o on o.id = c.sign_off_id join sign_off_request q on q.id = o.request_id
    where c.workspace_id = ${workspaceId}::uuid and c.owner_id = ${memberId}::uuid and c.done_at is null
      and o.lapsed_at is null and q.state <> 'withdrawn'
    union all
    select 'review-condition', r.use_case_id, c.text, null, null, r.concluded_at, c.due_on
    from condition c join review r on r.id = c.review_id
    where c.workspace_id = ${workspaceId}::uuid and c.owner_id = ${memberId}::uuid and c.done_at is null
    union all
    -- Due within the notice, or overdue, and nobody has started it: few rows, by the partial index on what is in production.
    select 'start-review', d.id, '', h.role, h.behalf_of, d.stage_entered_at, d.next_review_on
    from use_case d join held h on h.use_case_id = d.id and h.role = 'business'
    where d.workspace_id = ${workspaceId}::uuid and d.stage = 'production' and d.next_review_on <= ${reviewsUntil(at)}::date
      and not exists (select from review r where r.use_case_id = d.id and r.state = 'open')
    union all
    select 'attest', r.use_case_id, '', h.role, h.behalf_of, r.started_at, d.next_review_on
    from review r join held h on h.use_case_id = r.use_case_id join use_case d on d.id = r.use_case_id
    where r.workspace_id = ${workspaceId}::uuid and r.state = 'open' and not exists (
      select from attestation a where a.review_id = r.id and a.role = h.role and a.lapsed_at is null)
    union all
    select 'conclude-review', r.use_case_id, '', h.role, h.behalf_of, r.started_at, d.next_review_on
    from review r join held h on h.use_case_id = r.use_case_id and h.role = 'business'
      join use_case d on d.id = r.use_case_id
    where r.workspace_id = ${workspaceId}::uuid and r.state = 'open' and (
      select count(*) from attestation a where a.review_id = r.id and a.lapsed_at is null) = ${ownerRoles.length}
    union all
    select 'resolve-incident', i.use_case_id, i.title, h.role, h.behalf_of, i.reported_at, null
    from incident i join held h on h.use_case_id = i.use_case_id and h.role = 'technical'
    where i.workspace_id = ${workspaceId}::uuid and i.resolved_at is null`;
}
