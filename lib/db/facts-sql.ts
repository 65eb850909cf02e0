import { checklistTemplate } from '@/lib/domain/checklist/template';

// The items that take a drill: how the others stand hangs on no drill.
const drilled = checklistTemplate.flatMap(({ id, drill }) => (drill ? [`'${id}'`] : [])).join(', ');

/**
 * What a part may name, as `$day`, `$item` and `$citation`: the present day, by which somebody stands in for somebody else and readiness is of another
 * one; and the item of the checklist that it is about, by itself or by what it rests on.
 */
export type Named = { day: string; item?: string; citation?: string };

/**
 * The parts of a use case, each as JSON of what hangs on `use_case u`. By hand, since every page and every write of a use case reads
 * it: what Prisma makes of as many relations takes Postgres more than twice as long. Nobody stands in for somebody who has left.
 */
export const factsParts = {
  businessUnit: one('select b.id, b.name from business_unit b where b.id = u.business_unit_id'),
  systems: all(
    'select s.id, s.name, s.kind from use_case_system l join system s on s.id = l.system_id where l.use_case_id = u.id',
  ),
  tags: all('select t.tag from use_case_tag t where t.use_case_id = u.id'),
  servers: all(
    'select s.id, s.name, s.revoked_at from use_case_server l join server s on s.id = l.server_id where l.use_case_id = u.id',
  ),
  owners: all(`
    select o.role, o.member_id, (
      select row_to_json(absence) from (
        select d.deputy_id, d.ends_on
        from delegation d
        where d.workspace_id = o.workspace_id and d.member_id = o.member_id and d.ended_at is null
          and d.starts_on <= $day::date and d.ends_on >= $day::date and not exists (
            select from member gone where gone.id = any (array[d.member_id, d.deputy_id]) and gone.removed_at is not null)
        order by d.id limit 1
      ) absence
    ) as absence
    from owner o where o.use_case_id = u.id and o.until is null`),
  assessments: all(`
    select a.*, ${all('select r.factor, r.level, r.rationale, r.links from rating r where r.assessment_id = a.id')} as ratings, m.version as model_version, m.definition::text as definition
    from assessment a join scoring_model m on m.id = a.model_id where a.use_case_id = u.id`),
  rounds: all(`
    select r.*, m.version as model_version, m.definition::text as definition,
      ${all("select s.member_id, coalesce(s.factors, '{}') as factors from scorer s where s.round_id = r.id")} as scorers,
      ${all('select c.* from reconciliation c where c.round_id = r.id')} as reconciliations
    from scoring_round r join scoring_model m on m.id = r.model_id where r.use_case_id = u.id`),
  plan: one('select p.starts_on, p.ends_on from measurement_plan p where p.use_case_id = u.id'),
  metrics: all(
    `select m.*, ${all('select r.* from metric_result r where r.metric_id = m.id')} as results from metric m where m.use_case_id = u.id`,
  ),
  outcome: one('select o.* from poc_outcome o where o.use_case_id = u.id'),
  scenarios: all('select s.* from scenario s where s.use_case_id = u.id'),
  risks: all('select r.* from risk r where r.use_case_id = u.id'),
  tools: all(`
    select t.*, ${one(`
      select s.id, s.brings_in, s.leads_out, s.traits_at, server.id as server_id, server.name as server_name
      from server_tool s join server on server.id = s.server_id where s.id = t.server_tool_id`)} as server_tool
    from tool t where t.use_case_id = u.id`),
  items: items(''),
  citations: citations(''),
  waivers: all('select w.* from waiver w where w.use_case_id = u.id'),
  requests: all(`
    select q.*, ${all(`
      select s.id, s.role, s.member_id, s.behalf_of_id, s.decision, s.reason, s.decided_at, s.hashes, s.lapsed_at, coalesce(s.lapsed_by, '{}') as lapsed_by,
        ${all('select c.* from condition c where c.sign_off_id = s.id')} as conditions
      from sign_off s where s.request_id = q.id`)} as sign_offs
    from sign_off_request q where q.use_case_id = u.id`),
  reviews: all(`
    select r.*, ${all(`
      select a.id, a.role, a.member_id, a.answer, a.reason, a.attested_at, a.hashes, a.lapsed_at, coalesce(a.lapsed_by, '{}') as lapsed_by
      from attestation a where a.review_id = r.id`)} as attestations,
      ${all('select c.* from condition c where c.review_id = r.id')} as conditions
    from review r where r.use_case_id = u.id`),
  incidents: all(`
    select i.*, s.name as server_name from incident i left join server s on s.id = i.server_id where i.use_case_id = u.id`),
  retirement: all('select r.* from retirement_item r where r.use_case_id = u.id'),
};

/** Whether words may stand, as signatures or in a review: where they were asked for, and in production. */
export const mayBeSigned = `(
  u.stage = 'production' or exists (select from sign_off_request q where q.use_case_id = u.id and q.state = 'open'))`;

/** Of items that are not read as such, no more than what their state hangs on. */
const standings = (item: string) => ({
  otherItems: all(
    `select i.item_id, i.state from checklist_item i where i.use_case_id = u.id ${item && `and i.${item}`}`,
  ),
  otherProofs: all(`
    select c.item_id, c.expires_on, c.review, c.reviewed_at,
      case when c.item_id in (${drilled}) then (
        select e.drill from evidence_revision r join evidence e on e.id = r.evidence_id where r.id = c.revision_id and r.held_on is not null
      ) end as drill
    from citation c where c.use_case_id = u.id and c.withdrawn_at is null ${item && `and c.${item}`}`),
});
export const allItems = standings('');

/** What readiness goes by, where the use case was last written on another day: else it is of today already. */
export const agedItems = Object.fromEntries(
  Object.entries({ ...allItems, tools: factsParts.tools, waivers: factsParts.waivers }).map(([name, sql]) => [
    name,
    `(case when (u.updated_at at time zone 'UTC')::date <> $day::date then ${sql} else '[]'::json end)`,
  ]),
);

/**
 * Of the checklist, one item; and how all others stand. One, since a list of a length that Postgres does not know is planned each time,
 * which takes longer than the rest.
 */
const oneItem = (item: string) => ({
  own: { items: items(`and i.item_id = ${item}`), citations: citations(`and c.item_id = ${item}`) },
  others: standings(`item_id is distinct from ${item}`),
});
export const byItem = oneItem('$item');
export const byCitation = oneItem('(select named.item_id from citation named where named.id = $citation::uuid)');

function items(which: string): string {
  return all(`
    select i.item_id, i.state, i.claim, i.justification, i.assignee_id, i.submitted_by_id, i.submitted_at, i.confirmed_by_id,
      i.confirmed_at, i.return_reason
    from checklist_item i where i.use_case_id = u.id ${which}`);
}

function citations(which: string): string {
  return all(`
    select c.id, c.item_id, c.evidence_id, c.cited_by_id, c.cited_at, c.expires_on, c.review, c.reviewed_by_id, c.reviewed_at, c.review_reason,
      e.kind, e.drill, e.title, r.number, r.author_id, r.created_at, r.held_on, r.led_by, r.seconds_to_safe,
      (select f.sha256 from stored_file f where f.id = r.file_id) as sha256, s.id as server_id, s.name as server_name
    from citation c join evidence e on e.id = c.evidence_id join evidence_revision r on r.id = c.revision_id
    left join server_evidence g on g.evidence_id = e.id left join server s on s.id = coalesce(g.server_id, e.server_id)
    where c.use_case_id = u.id and c.withdrawn_at is null ${which}`);
}

/** With what it names by the numbers of its parameters, which begin with `first`; and in which order: Postgres takes no value that is not asked for. */
export function numbered(sql: string, first: number): { sql: string; asks: (keyof Named)[] } {
  const asks = (['day', 'item', 'citation'] as const).filter((name) => sql.includes(`$${name}`));
  return { sql: asks.reduce((text, name, index) => text.replaceAll(`$${name}`, () => `$${first + index}`), sql), asks };
}

export function all(rows: string): string {
  return `(select coalesce(json_agg(x), '[]'::json) from (${rows}) x)`;
}

export function one(row: string): string {
  return `(select row_to_json(x) from (${row}) x)`;
}

/** The tables that a part is read from. */
export const tablesOf = (part: string): string[] => [
  ...new Set([...part.matchAll(/\b(?:from|join) ([a-z_]+)/g)].map(([, table]) => table!)),
];
