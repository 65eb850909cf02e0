import { dayOf } from '@/lib/domain/day';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { now } from '@/lib/env';
import { Prisma } from './generated/client';
import { overdueConditions } from './overdue-conditions';
import type { WorkspaceTx } from './workspace-transaction';

// More words than this narrow nothing further.
const mostWords = 6;

/**
 * The condition of a filter on `use_case u`, for typed raw SQL; begins with the workspace, so that indexes serve it. The
 * list, the board and the portfolio all use this one.
 */
export function filterSql(tx: WorkspaceTx, filters: UseCaseFilters): Prisma.Sql {
  const { stage, verdict, unit, owner, tier, system, tag, value, risk, unverified, overdue, reviewOverdue, q } =
    filters;
  const conditions = [Prisma.sql`u.workspace_id = ${tx.workspaceId}::uuid`];
  if (stage) conditions.push(Prisma.sql`u.stage = ${stage}`);
  if (verdict) conditions.push(orNone('verdict', verdict));
  if (tier) conditions.push(orNone('action_tier', tier));
  if (value) conditions.push(Prisma.sql`u.value_rating = ${value}`);
  if (risk) conditions.push(Prisma.sql`u.risk_rating = ${risk}`);
  if (overdue) {
    const { of, withinStages } = overdueConditions(tx, now());
    conditions.push(Prisma.sql`${withinStages} and u.id in (select use_case_id from (${of}) overdue)`);
  }
  if (unverified) conditions.push(Prisma.sql`u.reported_stage is not null`);
  if (reviewOverdue) {
    conditions.push(Prisma.sql`u.stage = 'production' and u.next_review_on < ${dayOf(now())}::date`);
  }
  if (unit) {
    conditions.push(Prisma.sql`u.business_unit_id = (
      select id from business_unit where workspace_id = ${tx.workspaceId}::uuid and key_prefix = ${unit})`);
  }
  if (owner) {
    conditions.push(Prisma.sql`u.id in (
      select use_case_id from owner
      where workspace_id = ${tx.workspaceId}::uuid and member_id = ${owner}::uuid and until is null)`);
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
  return Prisma.join(conditions, ' and ');
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
