import { ownerRoles } from '@/lib/domain/access/actor';
import { areas } from '@/lib/domain/checklist/areas';
import { templateItem } from '@/lib/domain/checklist/template';
import { dayOf } from '@/lib/domain/day';
import { yardsticks } from '@/lib/domain/stages/yardsticks';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { now } from '@/lib/env';
import { Prisma } from './generated/client';
import { itemDone, itemWaived } from './open-item';
import { overdueConditions } from './overdue-conditions';
import { fromWork } from './work';
import type { WorkspaceTx } from './workspace-transaction';

// More words than this narrow nothing further.
const mostWords = 6;

/**
 * The condition of a filter on `use_case u`, for typed raw SQL; begins with the workspace, so that indexes serve it. The
 * list, the board and the portfolio all use this one.
 */
export function filterSql(tx: WorkspaceTx, filters: UseCaseFilters): Prisma.Sql {
  const conditions = [Prisma.sql`u.workspace_id = ${tx.workspaceId}::uuid`, ...stated(filters), ...linked(tx, filters)];
  return Prisma.join([...conditions, ...pressing(tx, filters)], ' and ');
}

/** By what the row itself says. */
function stated(filters: UseCaseFilters): Prisma.Sql[] {
  const { stage, verdict, tier, value, risk, worthFrom, worthTo, readyFrom, readyTo } = filters;
  const { registeredFrom, changedFrom, gap, unverified } = filters;
  const conditions: Prisma.Sql[] = [];
  if (stage) conditions.push(Prisma.sql`u.stage = ${stage}`);
  if (verdict) conditions.push(orNone('verdict', verdict));
  if (tier) conditions.push(orNone('action_tier', tier));
  if (value) conditions.push(Prisma.sql`u.value_rating = ${value}`);
  if (risk) conditions.push(Prisma.sql`u.risk_rating = ${risk}`);
  if (worthFrom !== null) conditions.push(Prisma.sql`u.monthly_value >= ${worthFrom}`);
  if (worthTo !== null) conditions.push(Prisma.sql`u.monthly_value <= ${worthTo}`);
  if (readyFrom !== null) conditions.push(Prisma.sql`u.readiness >= ${readyFrom}`);
  if (readyTo !== null) conditions.push(Prisma.sql`u.readiness <= ${readyTo}`);
  if (registeredFrom) conditions.push(Prisma.sql`u.created_at >= ${`${registeredFrom}T00:00:00Z`}::timestamptz`);
  if (changedFrom) conditions.push(Prisma.sql`u.updated_at >= ${`${changedFrom}T00:00:00Z`}::timestamptz`);
  // An area of which nothing is known is not complete.
  if (gap) conditions.push(Prisma.sql`coalesce((u.area_readiness ->> ${areas.indexOf(gap)}::int)::int, 0) < 100`);
  if (unverified) conditions.push(Prisma.sql`u.reported_stage is not null`);
  return conditions;
}

/** By what belongs to it. */
function linked(tx: WorkspaceTx, { unit, owner, role, system, tag, q }: UseCaseFilters): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (unit) {
    conditions.push(Prisma.sql`u.business_unit_id = (
      select id from business_unit where workspace_id = ${tx.workspaceId}::uuid and key_prefix = ${unit})`);
  }
  if (owner === 'none') {
    const held = Prisma.sql`from owner o where o.use_case_id = u.id and o.until is null`;
    conditions.push(
      role
        ? Prisma.sql`not exists (select ${held} and o.role = ${role})`
        : // Of no role in particular: one at least that nobody holds.
          Prisma.sql`(select count(*) ${held}) < ${ownerRoles.length}`,
    );
  } else if (owner) {
    conditions.push(Prisma.sql`u.id in (
      select use_case_id from owner where workspace_id = ${tx.workspaceId}::uuid and member_id = ${owner}::uuid and until is null
        ${role ? Prisma.sql`and role = ${role}` : Prisma.empty})`);
  }
  if (system) {
    conditions.push(Prisma.sql`u.id in (
      select use_case_id from use_case_system
      where workspace_id = ${tx.workspaceId}::uuid and system_id = ${system}::uuid)`);
  }
  if (tag) {
    conditions.push(Prisma.sql`u.id in (
      select use_case_id from use_case_tag
      where workspace_id = ${tx.workspaceId}::uuid and tag = ${tag})`);
  }
  if (q) conditions.push(Prisma.sql`u.id in (select matching_use_cases(${patternsOf(q)}::text[]))`);
  return conditions;
}

/**
 * Whether use case `u` holds all words, asked of one after the other; the filter looks all of them up by the index. A scalar, so that Postgres
 * does not join both tables.
 */
export const holdsWords = (q: string): Prisma.Sql => Prisma.sql`(
  select true from use_case_text t
  where t.workspace_id = u.workspace_id and t.use_case_id = u.id and t.words ilike all (${patternsOf(q)}::text[]) limit 1)`;

/** By what is to be done, or should have been. */
function pressing(tx: WorkspaceTx, filters: UseCaseFilters): Prisma.Sql[] {
  const { item, waits, blocked, late, overdue, reviewOverdue } = filters;
  const conditions: Prisma.Sql[] = [];
  // `role` is of those who decide: scores, which are blind, have none.
  if (waits) {
    conditions.push(Prisma.sql`u.id in (
      select w.use_case_id from (select w.* ${fromWork(tx, now(), {})}) w where w.role = ${waits} and w.behalf_of is null)`);
  }
  if (item) conditions.push(...itemOpen(tx, item));
  if (blocked) conditions.push(Prisma.sql`u.open_blockers > 0`);
  if (late) {
    const limits = Object.entries(yardsticks).map(
      ([stage, { maxDays }]) => Prisma.sql`(${stage}, ${maxDays + 1}::int)`,
    );
    conditions.push(Prisma.sql`exists (
      select from (values ${Prisma.join(limits)}) as y (stage, days)
      where y.stage = u.stage and u.stage_entered_at <= ${now()}::timestamptz - y.days * interval '1 day')`);
  }
  if (overdue) {
    const { of, withinStages } = overdueConditions(tx, now());
    conditions.push(Prisma.sql`${withinStages} and u.id in (select use_case_id from (${of}) overdue)`);
  }
  if (reviewOverdue) {
    conditions.push(Prisma.sql`u.stage = 'production' and u.next_review_on < ${dayOf(now())}::date`);
  }
  return conditions;
}

/**
 * Rows are kept of what was touched alone, so an item without one is open: asked for is what is done, which an index holds, and
 * that it is missing.
 */
function itemOpen({ workspaceId }: WorkspaceTx, item: string): Prisma.Sql[] {
  const today = dayOf(now());
  const never = templateItem(item)?.neverWaivableIn ?? [];
  const waived = itemWaived(Prisma.sql`${item}`, today);
  return [
    Prisma.sql`not exists (
      select from checklist_item i
      where i.workspace_id = ${workspaceId}::uuid and i.use_case_id = u.id and i.item_id = ${item} and ${itemDone(today)})`,
    never.length === 0
      ? Prisma.sql`not ${waived}`
      : // Nothing stated counts as the worst case.
        Prisma.sql`(coalesce(u.effective_tier, 'irreversible') = any(${[...never]}::text[]) or not ${waived})`,
  ];
}

function orNone(column: 'verdict' | 'action_tier', value: string): Prisma.Sql {
  const name = Prisma.raw(`u.${column}`);
  return value === 'none' ? Prisma.sql`${name} is null` : Prisma.sql`${name} = ${value}`;
}

/** One ILIKE pattern per word, the longest first: it is the one that the index narrows by. */
export function patternsOf(q: string): string[] {
  return q
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .slice(0, mostWords)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
