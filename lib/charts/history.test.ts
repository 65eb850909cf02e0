import { describe, expect, it } from 'vitest';
import { portfolioForecast } from '@/lib/domain/forecast/portfolio';
import { emptyHistory } from '@/lib/domain/forecast/stage-history';
import { standing, trendOf, trendWeeks, type StageChange } from '@/lib/domain/portfolio/history';
import { forecastModel } from './forecast';
import { trendModel } from './trend';

const at = '2026-11-20T09:00:00.000Z';
const change = (point: number, stage: StageChange['stage'], count: number, monthlyValue = 0): StageChange => ({
  point,
  stage,
  verified: true,
  count,
  monthlyValue,
});
const changes = [
  change(40, 'candidate', 3, 30),
  change(44, 'candidate', -2, -20),
  change(44, 'pilot', 2, 20),
  change(50, 'pilot', -1, -12),
  change(50, 'production', 1, 12),
  { ...change(45, 'pilot', 70, 700), verified: false },
];

describe('trendOf', () => {
  const points = trendOf({ at, changes });

  it('adds up changes week by week, from the first on, without what is unverified', () => {
    expect(points).toHaveLength(trendWeeks - 40 + 1);
    expect(points[0]).toEqual({ day: '2026-08-28', stages: { candidate: { count: 3, monthlyValue: 30 } } });
    expect(points.at(-1)).toEqual({
      day: '2026-11-20',
      stages: {
        candidate: { count: 1, monthlyValue: 10 },
        pilot: { count: 1, monthlyValue: 8 },
        production: { count: 1, monthlyValue: 12 },
      },
    });
    expect(standing(points.at(-1), 'pilot', 'production')).toEqual({ count: 2, monthlyValue: 20 });
    expect(standing(undefined, 'pilot')).toEqual({ count: 0, monthlyValue: 0 });
  });

  it('is empty where nothing was', () => {
    expect(trendOf({ at, changes: [] })).toEqual([]);
  });

  it('is told in words, and every fourth week as a table, the latest first', () => {
    const model = trendModel(points);
    expect(model.summary).toBe('1 in production, 1 more than on 28 Aug 2026.');
    expect(model.table.rows.map(({ cells }) => cells[0])).toEqual([
      '20 Nov 2026',
      '23 Oct 2026',
      '25 Sep 2026',
      '28 Aug 2026',
    ]);
    expect(model.table.rows[0]?.cells).toEqual(['20 Nov 2026', '1', '0', '1', '0', '0', '1']);
    expect(trendModel([]).summary).toBe('No use case has been verified yet.');
  });
});

describe('forecastModel', () => {
  const groups = [{ stage: 'pilot' as const, days: 3.5, count: 4, monthlyValue: 9000 }];
  const forecast = {
    ...portfolioForecast(emptyHistory(), groups, 1),
    backTest: { judged: 0, within50: 0, within90: 0 },
  };
  const model = forecastModel(trendOf({ at, changes }), { ...forecast, measured: 3 }, (amount) => `$${amount}`);

  it('goes on from what was to what may come, and meets in the present', () => {
    const now = model.marks.find(({ day }) => day === '2026-11-20');
    expect(now).toMatchObject({ was: 1, middle: 1, most: [1, 1] });
    expect(model.marks.filter(({ was }) => was !== null).map(({ was }) => was)).toEqual([0, 0, 0, 1]);
    expect(model.table.rows).toHaveLength(model.marks.length);
    expect(model.summary).toMatch(/^1 in production now; on 7 May 2027 between \d and \d, in nine of ten futures\.$/);
  });

  it('says what holds back, and how little it rests on', () => {
    expect(model.heldBack).toMatch(
      /^Pilot holds back most: 4 use cases, worth \$9000 a month, wait about \d+ more days there\.$/,
    );
    expect(model.trust).toBe(
      'Rests on 3 measured times in stage, so mostly on the usual ones: read it roughly. Time has not judged a forecast yet.',
    );
  });
});
