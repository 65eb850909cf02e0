import { checklistTemplate } from '@/lib/domain/checklist/template';
import { dayOf } from '@/lib/domain/day';
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
const itemRoles = checklistTemplate.map(({ id, signs }): [string, string] => [id, signs]);
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
 * What waits, one row per thing and person: kind, use_case_id, member_id, ref, about, role, since, due_on; as `waitingOn` says it of
 * one use case. Each branch begins with the member's own rows, or with the few that wait, never with all there is.
 */
export function workSql({ workspaceId }: WorkspaceTx, now: Date, { memberId, readerId }: Whose): Prisma.Sql {
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
  return Prisma.sql`
    with held as (
      select use_case_id, role, member_id from owner
      where ${here(Prisma.raw('workspace_id'))} ${whose(Prisma.raw('member_id'))} and until is null
    )
    select 'score' as kind, r.use_case_id, s.member_id, r.id::text as ref, '' as about, null as role, s.asked_at as since, r.due_on
    from scorer s join scoring_round r on r.id = s.round_id and r.state = 'open'
    where ${here(Prisma.raw('s.workspace_id'))} ${whose(Prisma.raw('s.member_id'))}
      and not ${submitted(Prisma.raw('r'), Prisma.raw('s.member_id'))} ${told}
    union all
    select 'sign', q.use_case_id, h.member_id, q.gate, '', h.role, q.requested_at, null
    from held h join sign_off_request q on q.use_case_id = h.use_case_id and q.state = 'open'
      join (values ${pairs(gates)}) as g (gate, role) on g.gate = q.gate and g.role = h.role
    where q.requested_by_id <> h.member_id and not exists (
      select from sign_off o where o.request_id = q.id and o.role = h.role and o.lapsed_at is null)
    union all
    select 'confirm', i.use_case_id, h.member_id, i.item_id, '', h.role, i.submitted_at, null
    from held h join checklist_item i on i.use_case_id = h.use_case_id and i.state = 'submitted'
      join (values ${pairs(itemRoles)}) as t (item_id, role) on t.item_id = i.item_id and t.role = h.role
    where i.submitted_by_id <> h.member_id
    union all
    select 'decide-waiver', v.use_case_id, h.member_id, v.subject, '', h.role, v.requested_at, null
    from held h join waiver v on v.use_case_id = h.use_case_id and v.decision is null
      join (values ${pairs(waiverRoles)}) as t (subject, role) on t.subject = v.subject and t.role = h.role
    where v.requested_by_id <> h.member_id
    union all
    select 'condition', q.use_case_id, c.owner_id, c.id::text, c.text, null, o.decided_at, c.due_on
    from condition c join sign_off o on o.id = c.sign_off_id join sign_off_request q on q.id = o.request_id
    where ${here(Prisma.raw('c.workspace_id'))} ${whose(Prisma.raw('c.owner_id'))} and c.done_at is null
      and o.lapsed_at is null and q.state <> 'withdrawn'
    union all
    select 'renew-evidence', i.use_case_id, ${keeper}, i.item_id, '', null, i.renew_from, i.runs_out_on
    from checklist_item i
    where ${here(Prisma.raw('i.workspace_id'))} ${whose(keeper)}
      and i.state = 'satisfied' and i.renew_from <= ${now}
    union all
    select 'renew-waiver', v.use_case_id, v.requested_by_id, v.subject, '', null,
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
    select 'past-end', h.use_case_id, h.member_id, s.stage, '', h.role, (p.ends_on + 1)::timestamp at time zone 'UTC', p.ends_on
    from held h join use_case s on s.id = h.use_case_id and s.stage in ('poc', 'pilot')
      join measurement_plan p on p.use_case_id = h.use_case_id and p.ends_on < ${today}::date
    where h.role in ('business', 'technical')`;
}
