import { ownerRoles } from '@/lib/domain/access/actor';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { addDays, dayOf } from '@/lib/domain/day';
import { reviewNoticeDays } from '@/lib/domain/operation/review-interval';
import { requiredRoles } from '@/lib/domain/signoffs/sections';
import { verdictSubject, waiverRole } from '@/lib/domain/waivers/rules';
import { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

// Which role does what, as data of the rules: pairs that the query joins.
const pairs = (rows: [string, string][]) =>
  Prisma.join(rows.map(([subject, role]) => Prisma.sql`(${subject}, ${role})`));
const gates = (['poc', 'pilot', 'production'] as const).flatMap((gate) =>
  requiredRoles(gate).map((role): [string, string] => [gate, role]),
);
// As one value: pairs that are joined, Postgres may join to all that somebody holds before it looks at the few items that wait.
const itemRoles = JSON.stringify(Object.fromEntries(checklistTemplate.map(({ id, signs }) => [id, signs])));
const roleOf = (item: string) => Prisma.raw(`'${itemRoles}'::jsonb ->> ${item}`);
const waiverRoles = [verdictSubject, ...checklistTemplate.map(({ id }) => id)].flatMap(
  (subject): [string, string][] => {
    const role = waiverRole(subject);
    return role ? [[subject, role]] : [];
  },
);

// As the index has it: whoever it is assigned to, else whoever submitted it.
const keeper = Prisma.raw('case when i.assignee_id is null then i.submitted_by_id else i.assignee_id end');

type Whose = {
  /** What waits on this member; without one, on everybody. */
  memberId?: string;
  /** Leaves out scores of rounds of which this member may not know who has handed in (lib/domain/scoring/blind.ts). */
  readerId?: string;
};

/**
 * The `from` of a question about what waits, as `waitingOn` says it of one use case: `w`, one row per thing and person (kind, use_case_id,
 * member_id, behalf_of, ref, about, role, since, due_on), with its use case, `u`. On what is rejected or retired nothing waits.
 */
export function fromWork(tx: WorkspaceTx, now: Date, whose: Whose): Prisma.Sql {
  return Prisma.sql`from (${things(tx, now, whose)}) w
    join use_case u on u.id = w.use_case_id and u.stage not in ('rejected', 'retired')`;
}

/** Each branch begins with the member's own rows, or with the few that wait, never with all there is. */
function things({ workspaceId }: WorkspaceTx, now: Date, { memberId, readerId }: Whose): Prisma.Sql {
  const today = dayOf(now);
  const whose = (column: Prisma.Sql) => (memberId ? Prisma.sql`and ${column} = ${memberId}::uuid` : Prisma.empty);
  const here = (column: Prisma.Sql) => Prisma.sql`${column} = ${workspaceId}::uuid`;
  const submitted = (round: Prisma.Sql, member: Prisma.Sql) => Prisma.sql`exists (
    select from assessment a where a.use_case_id = ${round}.use_case_id and a.round_id = ${round}.id
      and a.assessor_id = ${member} and a.state = 'submitted')`;
  const told = readerId
    ? Prisma.sql`and not exists (
        select from scorer own where own.round_id = r.id and own.member_id = ${readerId}::uuid
          and not ${submitted(Prisma.raw('r'), Prisma.sql`${readerId}::uuid`)})`
    : Prisma.empty;
  // What everybody holds is read anew by each branch that needs it, by the use cases of that branch: gone through as a whole for each of
  // two thousand reviews, it took minutes.
  const held = memberId ? Prisma.sql`materialized` : Prisma.sql`not materialized`;
  return Prisma.sql`
    with held as ${held} (
      select use_case_id, role, member_id, null::uuid as behalf_of from owner
      where ${here(Prisma.raw('workspace_id'))} ${whose(Prisma.raw('member_id'))} and until is null
      union all
      -- And whoever stands in today for a holder who is away.
      select o.use_case_id, o.role, d.deputy_id, d.member_id
      from delegation d
      join member away on away.id = d.member_id and away.removed_at is null
      join member deputy on deputy.id = d.deputy_id and deputy.removed_at is null
      join owner o on o.workspace_id = d.workspace_id and o.member_id = d.member_id and o.until is null
      where ${here(Prisma.raw('d.workspace_id'))} ${whose(Prisma.raw('d.deputy_id'))} and d.ended_at is null
        and ${today}::date between d.starts_on and d.ends_on
    )
    select 'score' as kind, r.use_case_id, s.member_id, null::uuid as behalf_of, r.id::text as ref, '' as about, null as role, s.asked_at as since, r.due_on
    from scorer s join scoring_round r on r.id = s.round_id and r.state = 'open'
    where ${here(Prisma.raw('s.workspace_id'))} ${whose(Prisma.raw('s.member_id'))}
      and not ${submitted(Prisma.raw('r'), Prisma.raw('s.member_id'))} ${told}
    union all
    select 'sign', q.use_case_id, h.member_id, h.behalf_of, q.gate, '', h.role, q.requested_at, null
    from held h join sign_off_request q on q.use_case_id = h.use_case_id and q.state = 'open'
      join (values ${pairs(gates)}) as g (gate, role) on g.gate = q.gate and g.role = h.role
    where q.requested_by_id <> h.member_id and q.requested_by_id is distinct from h.behalf_of and not exists (
      select from sign_off o where o.request_id = q.id and o.role = h.role and o.lapsed_at is null)
    union all
    -- In production a signature that has lapsed is given anew on the request that let it in.
    select 'sign', q.use_case_id, h.member_id, h.behalf_of, q.gate, '', h.role, lapsed.at, null
    from held h join use_case s on s.id = h.use_case_id and s.stage = 'production'
      cross join lateral (
        select * from sign_off_request q where q.use_case_id = s.id and q.gate = 'production' and q.state = 'used'
        order by q.requested_at desc limit 1
      ) q
      cross join lateral (
        select max(o.lapsed_at) as at, bool_or(o.lapsed_at is null) as stands
        from sign_off o where o.request_id = q.id and o.role = h.role
      ) lapsed
    where lapsed.at is not null and not lapsed.stands
      and q.requested_by_id <> h.member_id and q.requested_by_id is distinct from h.behalf_of
    union all
    select 'confirm', i.use_case_id, h.member_id, h.behalf_of, i.item_id, '', h.role, i.submitted_at, null
    from held h join checklist_item i on i.use_case_id = h.use_case_id and i.state = 'submitted' and h.role = ${roleOf('i.item_id')}
    where i.submitted_by_id <> h.member_id and i.submitted_by_id is distinct from h.behalf_of
    union all
    select 'decide-waiver', v.use_case_id, h.member_id, h.behalf_of, v.subject, '', h.role, v.requested_at, null
    from held h join waiver v on v.use_case_id = h.use_case_id and v.decision is null
      join (values ${pairs(waiverRoles)}) as t (subject, role) on t.subject = v.subject and t.role = h.role
    where v.requested_by_id <> h.member_id and v.requested_by_id is distinct from h.behalf_of
    union all
    select 'condition', q.use_case_id, c.owner_id, null, c.id::text, c.text, null, o.decided_at, c.due_on
    from condition c join sign_off o on o.id = c.sign_off_id join sign_off_request q on q.id = o.request_id
    where ${here(Prisma.raw('c.workspace_id'))} ${whose(Prisma.raw('c.owner_id'))} and c.done_at is null
      and o.lapsed_at is null and q.state <> 'withdrawn'
    union all
    select 'review-evidence', i.use_case_id, h.member_id, h.behalf_of, i.item_id, '', h.role, min(c.cited_at), null
    from held h
      join citation c on c.use_case_id = h.use_case_id and c.review is null and c.withdrawn_at is null and h.role = ${roleOf('c.item_id')}
      join evidence_revision v on v.id = c.revision_id
      join checklist_item i on i.use_case_id = c.use_case_id and i.item_id = c.item_id and i.state = 'satisfied'
    where c.cited_by_id <> h.member_id and c.cited_by_id is distinct from h.behalf_of
      and v.author_id <> h.member_id and v.author_id is distinct from h.behalf_of
    group by i.use_case_id, h.member_id, h.behalf_of, i.item_id, h.role
    union all
    select 'review-condition', r.use_case_id, c.owner_id, null, c.id::text, c.text, null, r.concluded_at, c.due_on
    from condition c join review r on r.id = c.review_id
    where ${here(Prisma.raw('c.workspace_id'))} ${whose(Prisma.raw('c.owner_id'))} and c.done_at is null
    union all
    -- Due within the notice, or overdue, and nobody has started it: few, by the partial index on what is in production.
    select 'start-review', d.id, h.member_id, h.behalf_of, 'review', '', h.role, d.stage_entered_at, d.next_review_on
    from use_case d join held h on h.use_case_id = d.id and h.role = 'business'
    where ${here(Prisma.raw('d.workspace_id'))} and d.stage = 'production'
      and d.next_review_on <= ${addDays(today, reviewNoticeDays)}::date
      and h.behalf_of is null and not exists (select from review r where r.use_case_id = d.id and r.state = 'open')
    union all
    select 'attest', r.use_case_id, h.member_id, h.behalf_of, r.id::text, '', h.role, r.started_at, d.next_review_on
    from review r join held h on h.use_case_id = r.use_case_id join use_case d on d.id = r.use_case_id
    where ${here(Prisma.raw('r.workspace_id'))} and h.behalf_of is null and r.state = 'open' and not exists (
      select from attestation a where a.review_id = r.id and a.role = h.role and a.lapsed_at is null)
    union all
    select 'conclude-review', r.use_case_id, h.member_id, h.behalf_of, r.id::text, '', h.role, r.started_at, d.next_review_on
    from review r join held h on h.use_case_id = r.use_case_id and h.role = 'business'
      join use_case d on d.id = r.use_case_id
    where ${here(Prisma.raw('r.workspace_id'))} and h.behalf_of is null and r.state = 'open' and (
      select count(*) from attestation a where a.review_id = r.id and a.lapsed_at is null) = ${ownerRoles.length}
    union all
    select 'resolve-incident', i.use_case_id, h.member_id, h.behalf_of, i.id::text, i.title, h.role, i.reported_at, null
    from incident i join held h on h.use_case_id = i.use_case_id and h.role = 'technical'
    where ${here(Prisma.raw('i.workspace_id'))} and h.behalf_of is null and i.resolved_at is null
    union all
    select 'renew-evidence', i.use_case_id, ${keeper}, null, i.item_id, '', null, i.renew_from, i.runs_out_on
    from checklist_item i
    where ${here(Prisma.raw('i.workspace_id'))} ${whose(keeper)}
      and i.state = 'satisfied' and i.renew_from <= ${now}
    union all
    select 'renew-waiver', v.use_case_id, v.requested_by_id, null, v.subject, '', null,
      v.decided_at + 0.8 * (((v.expires_on + 1)::timestamp at time zone 'UTC') - v.decided_at), v.expires_on
    from waiver v join use_case s on s.id = v.use_case_id
    where ${here(Prisma.raw('v.workspace_id'))} ${whose(Prisma.raw('v.requested_by_id'))} and v.decision = 'approved'
      and v.expires_on >= ${today}::date
      and v.decided_at + 0.8 * (((v.expires_on + 1)::timestamp at time zone 'UTC') - v.decided_at) <= ${now}
      and (v.subject <> ${verdictSubject} or s.stage in ('candidate', 'assessed'))
      and not exists (
        select from waiver later where later.use_case_id = v.use_case_id and later.subject = v.subject
          and (later.decision is null or later.decision = 'approved' and later.expires_on > v.expires_on))
      and not exists (
        select from checklist_item i where i.use_case_id = v.use_case_id and i.item_id = v.subject
          and i.state in ('satisfied', 'not-applicable'))
    union all
    select 'past-end', h.use_case_id, h.member_id, h.behalf_of, s.stage, '', h.role, (p.ends_on + 1)::timestamp at time zone 'UTC', p.ends_on
    from held h join use_case s on s.id = h.use_case_id and s.stage in ('poc', 'pilot')
      join measurement_plan p on p.use_case_id = h.use_case_id and p.ends_on < ${today}::date
    where h.role in ('business', 'technical')`;
}
