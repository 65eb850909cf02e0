import { setImmediate } from 'node:timers/promises';
import { dayOf, hourOf } from '@/lib/domain/day';
import { backTests, sumOf, type BackTest, type Way } from '@/lib/domain/forecast/back-test';
import { portfolioForecast, type WaitingGroup } from '@/lib/domain/forecast/portfolio';
import { emptyHistory, type StageHistory, type WaitingStage } from '@/lib/domain/forecast/stage-history';
import type { ForecastAggregates } from '@/lib/domain/portfolio/aggregates';
import { fromDay } from '@/lib/db/day';
import { Prisma } from '@/lib/db/generated/client';
import { hashOf } from '@/lib/db/hash';
import { keptFigures, whileUnchanged, type Figures } from '@/lib/db/while-unchanged';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { spentDays } from './portfolio-history';

/** The latest times of each stage: enough to know its spread, and what is long past says less of what comes. */
const mostDays = 300;
/** Of the latest to go live, and of those on their way. */
const mostWays = 200;

/** When those that the filter leaves go live, from the times of the whole workspace: a filter would leave too few of them. */
export async function loadForecast(tx: WorkspaceTx, where: Prisma.Sql, at: Date): Promise<ForecastAggregates> {
  const history = await stageHistory(tx, at);
  const groups = await loadGroups(tx, where, at);
  const [live] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from use_case u where ${where} and u.stage = 'production' and u.reported_stage is null`;
  return {
    ...portfolioForecast(history, groups, live.count),
    backTest: await whileUnchanged(tx, `back-test ${hourOf(at)}`, async () =>
      judged(tx.workspaceId, await loadWays(tx), at),
    ),
    measured: Object.values(history).reduce((sum, { days }) => sum + days.length, 0),
  };
}

/**
 * The judgement of the past takes a second of the processor, and a write that moves no stage leaves it as it was: it is kept by the ways
 * themselves, one a workspace, and for a day at most. Other requests get their turn meanwhile.
 */
async function judged(workspaceId: string, ways: Way[], at: Date): Promise<BackTest> {
  const today = dayOf(at);
  const of = hashOf([today, ways]);
  const known = judgements.get(workspaceId);
  if (known?.of === of) return known.backTest;
  const tests: BackTest[] = [];
  for (const test of backTests(ways, fromDay(today))) {
    tests.push(test);
    await setImmediate();
  }
  const fresh = sumOf(tests);
  if (judgements.size >= mostJudgements) judgements.clear();
  judgements.set(workspaceId, { of, backTest: fresh });
  return fresh;
}

const mostJudgements = 1000;
const judgements = new Map<string, { of: string; backTest: BackTest }>();

/**
 * What the workspace has seen of each stage; kept while nothing is written in it, for an hour at most. Each use case's page asks for it: in a
 * large workspace it may lack what the last seconds brought.
 */
export async function stageHistory(tx: WorkspaceTx, at: Date): Promise<StageHistory> {
  return (await keptStageHistory(tx, at)).value;
}

/** The same, with how many seconds of writing it lacks, and for how many more it may. */
export const keptStageHistory = (tx: WorkspaceTx, at: Date): Promise<Figures<StageHistory>> =>
  keptFigures(tx, `stage history ${hourOf(at)}`, () => loadStageHistory(tx, at), 100);

async function loadStageHistory(tx: WorkspaceTx, at: Date): Promise<StageHistory> {
  const periods = Prisma.sql`from stage_period p join use_case u on u.id = p.use_case_id
    where p.workspace_id = ${tx.workspaceId}::uuid and u.reported_stage is null`;
  const rows = await tx.$queryRaw<
    { stage: WaitingStage; days: number[] | null; waiting: number[] | null; wentOn: number; dropped: number }[]
  >`
    with ${spentDays(periods, at)}
    select s.stage, (array_agg(s.days order by s.until desc) filter (where s.place < s.furthest))[1:${mostDays}::int] as days,
      (array_agg(s.days order by s.use_case_id desc) filter (
        where s.place = s.furthest and u.stage in (s.stage, 'parked')))[1:${mostDays}::int] as waiting,
      (count(*) filter (where s.place < s.furthest))::int as "wentOn",
      (count(*) filter (where s.place = s.furthest and u.stage = 'rejected'))::int as dropped
    from spent s join use_case u on u.id = s.use_case_id
    group by s.stage`;
  const history = emptyHistory();
  for (const { stage, days, waiting, ...counts } of rows) {
    history[stage] = { days: days ?? [], waiting: waiting ?? [], ...counts };
  }
  return history;
}

/** The verified ones on their way, by stage and by whole weeks in it. */
function loadGroups(tx: WorkspaceTx, where: Prisma.Sql, at: Date): Promise<WaitingGroup[]> {
  return tx.$queryRaw<WaitingGroup[]>`
    with waiting as (
      select u.stage, coalesce(u.monthly_value, 0) as value,
        least(104, floor(extract(epoch from ${at}::timestamptz - u.stage_entered_at) / 604800))::int as weeks
      from use_case u
      where ${where} and u.reported_stage is null and u.stage in ('candidate', 'assessed', 'poc', 'pilot', 'go-live-review')
    )
    select stage, (weeks * 7 + 3.5)::float8 as days, count(*)::int as count, sum(value)::float8 as "monthlyValue"
    from waiting group by stage, weeks order by stage, weeks`;
}

async function loadWays(tx: WorkspaceTx): Promise<Way[]> {
  const rows = await tx.$queryRaw<{ id: string; stage: string; began: Date; ended: Date | null }[]>`
    with chosen as (
      (select id from use_case where workspace_id = ${tx.workspaceId}::uuid and went_live_at is not null and reported_stage is null
        order by went_live_at desc, id limit ${mostWays})
      union
      (select id from use_case where workspace_id = ${tx.workspaceId}::uuid and reported_stage is null
        and stage in ('assessed', 'poc', 'pilot', 'go-live-review')
        order by stage_entered_at desc, id limit ${mostWays})
    )
    select p.use_case_id as id, p.stage, min(p.began_at) as began,
      case when bool_or(p.ended_at is null) then null else max(p.ended_at) end as ended
    from stage_period p join chosen on chosen.id = p.use_case_id
    group by p.use_case_id, p.visit, p.stage order by p.use_case_id, p.visit`;
  const ways = new Map<string, Way>();
  for (const { id, ...visit } of rows) {
    const way = ways.get(id) ?? { visits: [] };
    way.visits.push(visit);
    ways.set(id, way);
  }
  return [...ways.values()];
}
