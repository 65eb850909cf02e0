import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import { trendOf, trendWeeks } from '@/lib/domain/portfolio/history';
import { noFilters } from '@/lib/domain/use-case/list';
import { wrongPeriods } from '@/lib/db/check-periods';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { makeJourney } from '@/lib/testing/journey';
import { ownerSql } from '@/lib/testing/owner-sql';
import { stageHistory } from './forecast';
import { portfolio } from './portfolio';

const adminUrl = process.env.DATABASE_ADMIN_URL as string;
const slug = 'portfolio-history';
const day = 86_400_000;

describe('the history of a portfolio', () => {
  let actor: Actor;
  let found: PortfolioAggregates;

  beforeAll(async () => {
    await loadLargeWorkspace(adminUrl, { slug, useCases: 300, now: new Date() });
    const [workspace] = await ownerSql<{ id: string }>(`select id from workspace where slug = $1`, [slug]);
    const id = workspace?.id as string;
    actor = { workspaceId: id, workspaceSlug: slug, memberId: id, name: 'Leader', role: 'viewer' };
    found = (await portfolio(actor, noFilters))?.aggregates as PortfolioAggregates;
  });

  it('counts at each week what stood where then, as plain SQL does', async () => {
    const points = trendOf(found.history);
    expect(points.length).toBeGreaterThan(40);
    for (const weeksAgo of [0, 4, 20]) {
      const then = new Date(new Date(found.history.at).getTime() - weeksAgo * 7 * day);
      const rows = await ownerSql<{ stage: string; count: number; money: number }>(
        `select stage, count(*)::int as count, sum(monthly_value)::float8 as money from stage_period
         where workspace_id = $1 and began_at <= $2 and coalesce(ended_at, 'infinity') > $2 group by stage`,
        [actor.workspaceId, then],
      );
      const counted = Object.fromEntries(
        rows.map(({ stage, count, money }) => [stage, { count, monthlyValue: money }]),
      );
      expect(points.at(-1 - weeksAgo)?.stages, `${weeksAgo} weeks ago`).toEqual(counted);
    }
    expect(points.at(-1)?.day).toBe(found.history.at.slice(0, 10));
    expect(points.length).toBeLessThanOrEqual(trendWeeks + 1);
  });

  it('says how far they came and how long it took them, as plain SQL does', async () => {
    const [reached] = await ownerSql<{ pilot: number }>(
      `select count(distinct use_case_id)::int as pilot from stage_period
       where workspace_id = $1 and stage in ('pilot', 'go-live-review', 'production')`,
      [actor.workspaceId],
    );
    const later = ['pilot', 'go-live-review', 'production'];
    const counted = found.history.reach.filter(({ stage }) => later.includes(stage));
    expect(counted.reduce((sum, { furthest }) => sum + furthest, 0)).toBe(reached?.pilot);
    const rejected = await ownerSql<{ n: number }>(
      `select count(*)::int as n from use_case where workspace_id = $1 and stage = 'rejected'`,
      [actor.workspaceId],
    );
    const givenUp = found.history.reach.filter(({ stage }) => stage !== 'production');
    expect(givenUp.reduce((sum, row) => sum + row.givenUp, 0)).toBe(rejected[0]?.n);

    const spent = await ownerSql<{ days: number }>(
      `select extract(epoch from ended_at - began_at)::float8 / 86400 as days from stage_period p
       where workspace_id = $1 and stage = 'poc' and exists (
         select from stage_period later where later.use_case_id = p.use_case_id
           and later.stage in ('pilot', 'go-live-review', 'production')) order by 1`,
      [actor.workspaceId],
    );
    const middle = (spent.length - 1) / 2;
    const median = ((spent[Math.floor(middle)]?.days ?? 0) + (spent[Math.ceil(middle)]?.days ?? 0)) / 2;
    const poc = found.history.spent.find(({ stage }) => stage === 'poc');
    expect(poc?.count).toBe(spent.length);
    expect(poc?.quantiles[2]).toBeCloseTo(median, 6);
  });

  it('forecasts from what is live now, and judges itself by the past', async () => {
    const [live] = await ownerSql<{ n: number }>(
      `select count(*)::int as n from use_case where workspace_id = $1 and stage = 'production'`,
      [actor.workspaceId],
    );
    const { forecast } = found;
    expect(forecast.live[0]).toMatchObject({ weeks: 0, p5: live?.n, p95: live?.n });
    expect(forecast.live.at(-1)?.p50).toBeGreaterThan(live?.n ?? 0);
    expect(forecast.backTest.judged).toBeGreaterThan(0);
    expect(forecast.backTest.within90).toBeLessThanOrEqual(forecast.backTest.judged);
  });

  it('keeps to the filter', async () => {
    const sales = (await portfolio(actor, { ...noFilters, unit: 'UA' }))?.aggregates;
    const [expected] = await ownerSql<{ n: number }>(
      `select count(*)::int as n from use_case where workspace_id = $1 and key like 'UA-%'`,
      [actor.workspaceId],
    );
    const now = trendOf(sales?.history as PortfolioAggregates['history']).at(-1)?.stages ?? {};
    expect(Object.values(now).reduce((sum, { count }) => sum + count, 0)).toBe(expected?.n);
    expect(sales?.history.reach.reduce((sum, { furthest }) => sum + furthest, 0)).toBe(expected?.n);
  });
});

it('a use case’s periods follow its moves; what it spent parked counts for no stage', async () => {
  const journey = await makeJourney();
  const { workspaceId } = journey.workspace;
  const began = journey.now;
  await journey.assess();
  journey.wait(10);
  await journey.move('assessed');
  journey.wait(4);
  await journey.does('move-stage', journey.architect, { to: 'parked', reason: 'The budget is not there yet.' });
  journey.wait(100);
  await journey.does('move-stage', journey.architect, { to: 'assessed', reason: 'Now it is.' });
  journey.wait(6);
  await journey.does('move-stage', journey.architect, { to: 'rejected', reason: 'Nobody wants it any more.' });

  const periods = await inWorkspace(workspaceId, (tx) =>
    tx.stagePeriod.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } }),
  );
  const dayOf = (at: Date | null) => at && Math.round((at.getTime() - began.getTime()) / day);
  const told = [...new Set(periods.map(({ visit }) => visit))].map((visit) => {
    const list = periods.filter((period) => period.visit === visit);
    return [list[0]?.stage, dayOf(list[0]!.beganAt), dayOf(list.at(-1)!.endedAt)];
  });
  expect(told).toEqual([
    ['candidate', 0, 10],
    ['assessed', 10, 14],
    ['parked', 14, 114],
    ['assessed', 114, 120],
    ['rejected', 120, null],
  ]);
  expect(await wrongPeriods(workspaceId)).toEqual([]);
  const history = await inWorkspace(workspaceId, (tx) => stageHistory(tx, journey.now));
  expect(history.candidate).toMatchObject({ days: [10], wentOn: 1, dropped: 0 });
  expect(history.assessed).toMatchObject({ days: [], wentOn: 0, dropped: 1 });
});

it('nobody but the database writes a period, and one that is wrong is told', async () => {
  const { workspace, key } = await makeJourney();
  const { workspaceId } = workspace;
  await expect(
    inWorkspace(workspaceId, (tx) =>
      tx.stagePeriod.updateMany({ where: { workspaceId }, data: { stage: 'production' } }),
    ),
  ).rejects.toThrow(/permission denied/);
  await ownerSql(`update stage_period set stage = 'production' where workspace_id = $1`, [workspaceId]);
  expect(await wrongPeriods(workspaceId)).toEqual([
    { key, problem: 'the present period is not what the use case says' },
  ]);
});
