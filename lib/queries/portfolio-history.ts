import type { PortfolioHistory, StageChange, StageReach, StageSpent } from '@/lib/domain/portfolio/history';
import { trendWeeks, weeksBefore } from '@/lib/domain/portfolio/history';
import { waitingStages } from '@/lib/domain/forecast/stage-history';
import { trackStages } from '@/lib/domain/stages/stages';
import { toDay } from '@/lib/db/day';
import { Prisma } from '@/lib/db/generated/client';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

const week = 604_800;
const track = Prisma.sql`${[...trackStages]}::text[]`;

/**
 * What the use cases that the filter leaves have been through, from their stage periods: sums whose size does not depend on how many
 * they are.
 */
export async function loadHistory(tx: WorkspaceTx, where: Prisma.Sql, at: Date): Promise<PortfolioHistory> {
  const changes = await loadChanges(tx, where, at);
  const reach = await loadReach(tx, where);
  const spent = await loadSpent(tx, where, at);
  const { goLive, overduePilotsBefore } = await loadBefore(tx, where, at);
  return { at: at.toISOString(), changes, reach, spent, goLive, overduePilotsBefore };
}

/** Every beginning and end of a period as a change, at the first of the weekly points that sees it. */
function loadChanges(tx: WorkspaceTx, where: Prisma.Sql, at: Date): Promise<StageChange[]> {
  const start = new Date(at.getTime() - trendWeeks * week * 1000);
  return tx.$queryRaw<StageChange[]>`
    with period as (
      select p.stage, p.verified, coalesce(p.monthly_value, 0) as value, p.began_at, p.ended_at
      from stage_period p join use_case u on u.id = p.use_case_id
      where p.workspace_id = ${tx.workspaceId}::uuid and ${where}
    ), change as (
      select stage, verified, began_at as at, 1 as count, value from period
      union all select stage, verified, ended_at, -1, -value from period where ended_at is not null
    )
    select greatest(0, ceil(extract(epoch from at - ${start}::timestamptz) / ${week}))::int as point,
      stage, verified, sum(count)::int as count, sum(value)::float8 as "monthlyValue"
    from change where at <= ${at}::timestamptz group by 1, 2, 3 having sum(count) <> 0 or sum(value) <> 0`;
}

/** How far the verified ones ever came, and how many of those that came no further were given up. */
function loadReach(tx: WorkspaceTx, where: Prisma.Sql): Promise<StageReach[]> {
  return tx.$queryRaw<StageReach[]>`
    with way as (
      select u.id, u.stage, max(array_position(${track}, p.stage)) as furthest
      from use_case u join stage_period p on p.use_case_id = u.id
      where ${where} and u.reported_stage is null
      group by u.id, u.stage
    )
    select (${track})[furthest] as stage, count(*)::int as furthest,
      (count(*) filter (where stage in ('rejected', 'retired')))::int as "givenUp"
    from way where furthest is not null group by way.furthest`;
}

/** Days that those which got further spent in each stage altogether, parking left out. */
function loadSpent(tx: WorkspaceTx, where: Prisma.Sql, at: Date): Promise<StageSpent[]> {
  return tx.$queryRaw<StageSpent[]>`
    with ${spentDays(
      Prisma.sql`from stage_period p join use_case u on u.id = p.use_case_id
      where p.workspace_id = ${tx.workspaceId}::uuid and ${where} and u.reported_stage is null`,
      at,
    )}
    select stage, count(*)::int as count,
      percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]::float8[]) within group (order by days) as quantiles
    from spent where place < furthest group by stage`;
}

/**
 * The `with` of a question about times in stage: `spent`, one row per use case and stage before Production (days, place, furthest,
 * until when). `from` names the periods, `p`.
 */
export function spentDays(from: Prisma.Sql, at: Date): Prisma.Sql {
  return Prisma.sql`period as (
      select p.use_case_id, p.stage, p.began_at, coalesce(p.ended_at, ${at}::timestamptz) as until,
        max(array_position(${track}, p.stage)) over (partition by p.use_case_id) as furthest
      ${from}
    ), spent as (
      select use_case_id, stage, array_position(${track}, stage) as place, furthest, max(until) as until,
        (sum(extract(epoch from until - began_at)) / 86400)::float8 as days
      from period where stage = any (${[...waitingStages]}::text[])
      group by use_case_id, stage, furthest
    )`;
}

async function loadBefore(tx: WorkspaceTx, where: Prisma.Sql, at: Date) {
  const before = new Date(at.getTime() - weeksBefore * week * 1000);
  const yearBefore = (time: Date) => new Date(time.getTime() - 52 * week * 1000);
  const within = (until: Date) =>
    Prisma.sql`u.went_live_at > ${yearBefore(until)}::timestamptz and u.went_live_at <= ${until}::timestamptz`;
  const median = (until: Date) => Prisma.sql`percentile_cont(0.5) within group (
    order by extract(epoch from u.went_live_at - u.created_at)::float8 / 86400) filter (where ${within(until)})`;
  const [goLive] = await tx.$queryRaw<[PortfolioHistory['goLive']]>`
    select ${median(at)} as "medianDays", ${median(before)} as "medianDaysBefore",
      (count(*) filter (where ${within(at)}))::int as count
    from use_case u where ${where} and u.went_live_at is not null`;
  const [overdue] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count
    from use_case u join measurement_plan m on m.use_case_id = u.id join stage_period p on p.use_case_id = u.id
    where ${where} and p.stage = 'pilot' and m.ends_on < ${toDay(before)}::date
      and p.began_at <= ${before}::timestamptz and (p.ended_at is null or p.ended_at > ${before}::timestamptz)`;
  return { goLive, overduePilotsBefore: overdue.count };
}
