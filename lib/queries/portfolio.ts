import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { hourOf } from '@/lib/domain/day';
import { areas, type Area } from '@/lib/domain/checklist/areas';
import type { PortfolioAggregates, ReadinessRow, StageTime } from '@/lib/domain/portfolio/aggregates';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { Stage, TrackStage } from '@/lib/domain/stages/stages';
import { yardsticks } from '@/lib/domain/stages/yardsticks';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { toDay } from '@/lib/db/day';
import { Prisma } from '@/lib/db/generated/client';
import { overdueConditions } from '@/lib/db/overdue-conditions';
import { filterSql } from '@/lib/db/use-case-filter';
import { keptFigures } from '@/lib/db/while-unchanged';
import { inWorkspaceToRead, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { loadFilterOptions, type FilterOptions } from './filter-options';
import { loadDue } from './due';
import { loadForecast } from './forecast';
import { loadHistory } from './portfolio-history';
import { loadWaited, readerOf, type Reader } from './waited-on';

export type Portfolio = {
  aggregates: PortfolioAggregates;
  options: FilterOptions;
  /** How old they are: 0 unless a replica answered, or a large portfolio's figures were kept through writes. */
  secondsBehind: number;
};

/** Use cases that the readiness map lists. */
const mapRows = 12;

/**
 * The sums behind all charts, for the use cases that the filter leaves: one transaction, an answer whose size does not
 * depend on the number of use cases, and computed again only after something was written in the workspace. Null for somebody who may not see the workspace.
 */
export async function portfolio(actor: Actor, filters: UseCaseFilters): Promise<Portfolio | null> {
  if (can(actor, 'view')) return null;
  const at = now();
  return inWorkspaceToRead(actor.workspaceId, async (tx, secondsBehind) => {
    const found = await portfolioWithin(tx, await readerOf(tx, actor.memberId), filters, at);
    return { ...found, secondsBehind: secondsBehind + found.secondsBehind };
  });
}

/** The same for any reader, within the transaction of something that tells more, or less. */
export async function portfolioWithin(
  tx: WorkspaceTx,
  reader: Reader,
  filters: UseCaseFilters,
  at: Date,
): Promise<Portfolio> {
  // Days in a stage grow by themselves, so a sum is kept for an hour at most.
  const key = `portfolio ${hourOf(at)} ${JSON.stringify(filters)} ${JSON.stringify(reader)}`;
  const { value: aggregates, secondsOld } = await keptFigures(tx, key, () => loadAggregates(tx, filters, at, reader));
  return { aggregates, options: await loadFilterOptions(tx), secondsBehind: secondsOld };
}

async function loadAggregates(
  tx: WorkspaceTx,
  filters: UseCaseFilters,
  at: Date,
  reader: Reader,
): Promise<PortfolioAggregates> {
  const where = filterSql(tx, filters);
  const sums = await loadSums(tx, where);
  const { rows, more } = await loadReadiness(tx, where);
  const { times, overduePilots } = await loadTimes(tx, where, at);
  const gaps = await loadGaps(tx, where, at);
  const waited = await loadWaited(tx, where, at, reader);
  const due = await loadDue(tx, where, at, reader);
  const history = await loadHistory(tx, where, at);
  const forecast = await loadForecast(tx, where, at);
  return {
    ...sums,
    readiness: rows,
    readinessMore: more,
    times,
    overduePilots,
    ...gaps,
    waited,
    due,
    history,
    forecast,
  };
}

type SumRow = {
  /** Which of the grouping sets the row belongs to. */
  kind: 'stage' | 'verdict' | 'cell' | 'reported';
  stage: Stage | null;
  reported: Stage | null;
  verdict: Verdict | null;
  value: number | null;
  risk: number | null;
  verified: number;
  unverified: number;
  money: number;
  users: number | null;
  /** Key of the one with the most users. */
  first: string;
};

/** All counts in one pass over the use cases. */
async function loadSums(tx: WorkspaceTx, where: Prisma.Sql) {
  const rows = await tx.$queryRaw<(SumRow & { currency: string })[]>`
    select
      case when grouping(u.value_rating) = 0 then 'cell' when grouping(u.stage) = 0 then 'stage'
        when grouping(u.verdict) = 0 then 'verdict' else 'reported' end as kind,
      u.stage, u.reported_stage as reported, u.verdict, u.value_rating as value, u.risk_rating as risk,
      (count(*) filter (where u.reported_stage is null))::int as verified,
      (count(*) filter (where u.reported_stage is not null))::int as unverified,
      coalesce(sum(u.monthly_value) filter (where u.reported_stage is null), 0)::float8 as money,
      sum(u.user_group_size)::float8 as users,
      -- Padded, so that text compares as the number does: no sort, as an ordered aggregate would need.
      substr(max(to_char(coalesce(u.user_group_size, 0), 'FM0000000000') || u.key), 11) as first
    from use_case u where ${where}
    group by grouping sets ((u.stage), (u.verdict), (u.value_rating, u.risk_rating, u.stage), (u.reported_stage))`;
  const { currency } = await tx.workspace.findUniqueOrThrow({
    where: { id: tx.workspaceId },
    select: { currency: true },
  });
  const cells = rows.filter(({ kind, value, risk }) => kind === 'cell' && value && risk);
  const named = await tx.useCase.findMany({
    where: { workspaceId: tx.workspaceId, key: { in: cells.map(({ first }) => first) } },
    select: { key: true, title: true },
  });
  const titles = new Map(named.map(({ key, title }) => [key, title]));
  const of = (kind: SumRow['kind']) => rows.filter((row) => row.kind === kind);
  return {
    currency,
    stages: of('stage').map(({ stage, verified, unverified, money }) => ({
      stage: stage as Stage,
      verified,
      unverified,
      monthlyValue: money,
    })),
    reported: of('reported').flatMap(({ reported, unverified }) =>
      reported ? [{ stage: reported, count: unverified }] : [],
    ),
    verdicts: of('verdict').map(({ verdict, verified, unverified }) => ({ verdict, verified, unverified })),
    valueRisk: cells.map(({ value, risk, stage, verified, unverified, users, first }) => ({
      value: value as number,
      risk: risk as number,
      stage: stage as Stage,
      verified,
      unverified,
      users,
      first: { key: first, title: titles.get(first) ?? '' },
    })),
  };
}

type MapRow = Omit<ReadinessRow, 'areas' | 'waived'> & {
  areaReadiness: (number | null)[] | null;
  areaWaived: number[];
};

/** The use cases closest to production, the least ready first among equals: those are where a look pays. */
export async function loadReadiness(
  tx: WorkspaceTx,
  where: Prisma.Sql,
): Promise<{ rows: ReadinessRow[]; more: number }> {
  const found = await tx.$queryRaw<(MapRow & { all: number })[]>`
    with way as (
      select u.key, u.title, u.stage, u.readiness as overall, u.open_blockers as "openBlockers",
        u.area_readiness as "areaReadiness", coalesce(u.area_waived, '{}') as "areaWaived", array_position(array['go-live-review', 'pilot', 'poc'], u.stage) as place
      from use_case u where ${where} and u.stage in ('go-live-review', 'pilot', 'poc')
    )
    select *, (select count(*) from way)::int as all from way order by place, overall nulls last, key limit ${mapRows}`;
  const rows = found.map(({ key, title, stage, overall, openBlockers, areaReadiness, areaWaived }) => ({
    key,
    title,
    stage,
    overall,
    openBlockers,
    areas: Object.fromEntries(areas.map((area, index) => [area, areaReadiness?.[index] ?? null])) as Record<
      Area,
      number | null
    >,
    waived: Object.fromEntries(areas.map((area, index) => [area, areaWaived[index] ?? 0])) as Record<Area, number>,
  }));
  return { rows, more: (found[0]?.all ?? 0) - rows.length };
}

async function loadTimes(tx: WorkspaceTx, where: Prisma.Sql, at: Date) {
  const limits = Object.entries(yardsticks).map(([stage, { maxDays }]) => Prisma.sql`(${stage}, ${maxDays}::float8)`);
  const times = await tx.$queryRaw<(Omit<StageTime, 'stage'> & { stage: TrackStage })[]>`
    with waiting as (
      select u.stage, extract(epoch from ${at}::timestamptz - u.stage_entered_at)::float8 / 86400 as days
      from use_case u
      where ${where} and u.reported_stage is null
        and u.stage in ('candidate', 'assessed', 'poc', 'pilot', 'go-live-review')
    )
    select w.stage, count(*)::int as count,
      percentile_cont(0.5) within group (order by w.days) as "medianDays",
      percentile_cont(0.9) within group (order by w.days) as "p90Days",
      (count(*) filter (where w.days > y.max_days))::int as "overYardstick"
    from waiting w left join (values ${Prisma.join(limits)}) as y (stage, max_days) on y.stage = w.stage
    group by w.stage`;
  const [overdue] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from use_case u join measurement_plan p on p.use_case_id = u.id
    where ${where} and u.stage = 'pilot' and p.ends_on < ${toDay(at)}::date`;
  return { times, overduePilots: overdue.count };
}

/** What was let through for a time: conditions past their day, and waived items. */
async function loadGaps(tx: WorkspaceTx, where: Prisma.Sql, at: Date) {
  const { of, withinStages } = overdueConditions(tx, at);
  const [overdue] = await tx.$queryRaw<[PortfolioAggregates['overdueConditions']]>`
    select count(*)::int as conditions, count(distinct u.id)::int as "useCases"
    from (${of}) c join use_case u on u.id = c.use_case_id where ${where} and ${withinStages}`;
  const [waived] = await tx.$queryRaw<[PortfolioAggregates['waived']]>`
    select coalesce(sum(w.items), 0)::int as items, (count(*) filter (where w.items > 0))::int as "useCases"
    from use_case u cross join lateral (select coalesce(sum(i), 0) as items from unnest(u.area_waived) i) w
    where ${where} and ${withinStages}`;
  return { overdueConditions: overdue, waived };
}
