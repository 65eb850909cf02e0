import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTests, historyOf, sumOf, type Way } from './back-test';
import { binomial } from './binomial';
import { quantile } from './draw';
import { chanceOf, goLiveForecast } from './go-live';
import { seededRandom } from '@/lib/domain/random';
import { portfolioForecast } from './portfolio';
import { emptyHistory, usualDays, waitingStages, type StageHistory, type WaitingStage } from './stage-history';

const now = new Date('2026-11-20T09:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const measured = (days: Partial<Record<WaitingStage, number[]>>): StageHistory => {
  const history = emptyHistory();
  for (const [stage, list] of Object.entries(days)) {
    history[stage as WaitingStage] = { days: list, waiting: [], wentOn: list.length, dropped: 0 };
  }
  return history;
};

/** A use case that spent so many days in each stage in turn, beginning so long ago. */
function way(began: number, days: number[], last: string | null = null): Way {
  const visits: Way['visits'] = [];
  let at = began;
  days.forEach((spent, place) => {
    visits.push({ stage: waitingStages[place] as string, began: daysAgo(at), ended: daysAgo(at - spent) });
    at -= spent;
  });
  if (last) visits.push({ stage: last, began: daysAgo(at), ended: null });
  else if (visits.length > 0) visits[visits.length - 1]!.ended = null;
  return { visits };
}

describe('goLiveForecast', () => {
  it('rests on the usual times while nothing is measured, and knows that it knows little', () => {
    const { days, measured: known, stages } = goLiveForecast(emptyHistory(), 'go-live-review', 0);
    const { minDays, maxDays } = usualDays['go-live-review'];
    expect(known).toBe(0);
    expect(days.p50).toBeCloseTo(Math.sqrt(minDays * maxDays), -0.7);
    expect(days.p5).toBeLessThan(minDays);
    expect(days.p95).toBeGreaterThan(maxDays);
    expect(stages.map(({ stage }) => stage)).toEqual(['go-live-review']);
    const sure = goLiveForecast(
      measured({ 'go-live-review': Array.from({ length: 50 }, () => 30) }),
      'go-live-review',
      0,
    );
    expect(sure.days.p95 - sure.days.p5).toBeLessThan((days.p95 - days.p5) * 0.7);
  });

  it('follows the workspace’s own times as they come in', () => {
    const slow = measured({ 'go-live-review': Array.from({ length: 60 }, (_, index) => 90 + index) });
    const { days } = goLiveForecast(slow, 'go-live-review', 0);
    expect(days.p50).toBeGreaterThan(100);
    expect(days.p50).toBeLessThan(130);
  });

  it('has never less to go than nothing, keeps its order, repeats, and names the slowest stage', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...waitingStages),
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.array(fc.double({ min: 0.01, max: 300, noNaN: true }), { maxLength: 12 }),
        (stage, soFar, list) => {
          const history = measured({ [stage]: list, pilot: list });
          const found = goLiveForecast(history, stage, soFar);
          const { p5, p25, p50, p75, p95 } = found.days;
          expect([p5, p25, p50, p75, p95].every((days, place, all) => days >= (all[place - 1] ?? 0))).toBe(true);
          expect(goLiveForecast(history, stage, soFar)).toEqual(found);
          const most = Math.max(...found.stages.map(({ days }) => days));
          expect(found.stages.find((each) => each.stage === found.slowest)?.days).toBe(most);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not take the quick ones for all: those that still wait make it longer', () => {
    const quick = measured({ 'go-live-review': Array.from({ length: 10 }, () => 20) });
    const slow = structuredClone(quick);
    slow['go-live-review'].waiting = Array.from({ length: 30 }, () => 60);
    const middle = (history: StageHistory) => goLiveForecast(history, 'go-live-review', 0).days.p50;
    expect(middle(slow)).toBeGreaterThan(middle(quick) * 1.5);
  });

  it('gives one that has outstayed everybody as long again at most', () => {
    const { days } = goLiveForecast(measured({ 'go-live-review': [20, 22] }), 'go-live-review', 400);
    expect(days.p5).toBeGreaterThan(0);
    expect(days.p95).toBeLessThanOrEqual(600);
  });

  it('is surer of a stage from which few were rejected', () => {
    const good = measured({ pilot: Array.from({ length: 20 }, () => 50) });
    const bad = structuredClone(good);
    bad.pilot.dropped = 20;
    expect(chanceOf(good, 'pilot')).toBeGreaterThan(chanceOf(bad, 'pilot'));
    expect(chanceOf(emptyHistory(), 'go-live-review')).toBe(0.8);
  });
});

describe('portfolioForecast', () => {
  const group = { stage: 'pilot' as const, days: 20, count: 6, monthlyValue: 6000 };

  it('never falls, never passes all there are, and begins with what is live', () => {
    const { live } = portfolioForecast(emptyHistory(), [group], 3);
    expect(live[0]).toMatchObject({ weeks: 0, p5: 3, p95: 3 });
    expect(live.every(({ p50 }, place) => p50 >= (live[place - 1]?.p50 ?? 0))).toBe(true);
    expect(live.at(-1)?.p95).toBeLessThanOrEqual(9);
    expect(live.at(-1)?.p50).toBeGreaterThan(5);
  });

  it('says the same of a large group as of its parts', () => {
    const large = portfolioForecast(emptyHistory(), [{ ...group, count: 4000 }], 0).live.at(-1);
    const share = (large?.p50 ?? 0) / 4000;
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.75);
  });

  it('does not grow sure by numbers alone: they are all as slow or as quick as the workspace is', () => {
    const width = (history: StageHistory, count: number) => {
      const { p5, p95 } = portfolioForecast(history, [{ ...group, count }], 0).live[3]!;
      return (p95 - p5) / count;
    };
    const known = measured({ pilot: Array.from({ length: 300 }, (_, index) => 40 + (index % 30)) });
    expect(width(emptyHistory(), 100_000)).toBeGreaterThan(0.2);
    expect(width(known, 100_000)).toBeLessThan(width(emptyHistory(), 100_000) * 0.75);
  });

  it('names first the stage whose value waits longest', () => {
    const poc = { stage: 'poc' as const, days: 2, count: 2, monthlyValue: 90_000 };
    const { heldBack } = portfolioForecast(emptyHistory(), [group, poc], 0);
    expect(heldBack.map(({ stage, useCases }) => [stage, useCases])).toEqual([
      ['poc', 2],
      ['pilot', 6],
    ]);
    expect(portfolioForecast(emptyHistory(), [], 2).heldBack).toEqual([]);
  });
});

describe('binomial', () => {
  it.each([
    [1, 0.3],
    [12, 0.04],
    [50, 0.5],
    [40, 0.97],
    [5000, 0.002],
    [5000, 0.4],
    [9, 0],
    [9, 1],
  ])('of %i with a chance of %d has its mean and its spread', (count, chance) => {
    const random = seededRandom(7);
    const drawn = Array.from({ length: 4000 }, () => binomial(count, chance, random));
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const spread = Math.sqrt(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length);
    const expected = Math.sqrt(count * chance * (1 - chance));
    // Five standard errors of a mean of four thousand.
    expect(Math.abs(mean - count * chance)).toBeLessThanOrEqual((5 * expected) / Math.sqrt(4000));
    expect(Math.abs(spread - expected)).toBeLessThanOrEqual(0.08 * expected);
    expect(drawn.every((each) => Number.isInteger(each) && each >= 0 && each <= count)).toBe(true);
  });
});

describe('backTest', () => {
  it('judges what went live by what was known before, and not what was given up', () => {
    const regular = Array.from({ length: 40 }, (_, index) => way(700 - index * 10, [20, 20, 20, 50, 30], 'production'));
    const { judged, within50, within90 } = sumOf([...backTests(regular, now)]);
    expect(judged).toBeGreaterThan(40);
    expect(within90 / judged).toBeGreaterThan(0.8);
    expect(within50).toBeLessThanOrEqual(within90);
    expect(sumOf([...backTests([way(300, [20, 20, 20], 'rejected')], now)]).judged).toBe(0);
  });

  it('counts one that should long be live as missed', () => {
    const stuck = sumOf([...backTests([way(420, [20, 20, 20, 360])], now)]);
    expect(stuck).toMatchObject({ within50: 0, within90: 0 });
    expect(stuck.judged).toBeGreaterThan(0);
  });

  it('knows at a time only what had ended by then', () => {
    const history = historyOf([way(100, [10, 20, 30], 'rejected')], daysAgo(80));
    expect(history.candidate).toEqual({ days: [10], waiting: [], wentOn: 1, dropped: 0 });
    expect(history.assessed).toEqual({ days: [], waiting: [10], wentOn: 0, dropped: 0 });
    const whole = historyOf([way(100, [10, 20, 30], 'rejected')], now);
    expect(whole.poc).toEqual({ days: [], waiting: [], wentOn: 0, dropped: 1 });
  });
});

it('interpolates quantiles', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([7], 0.9)).toBe(7);
});
