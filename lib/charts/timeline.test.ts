import { expect, it } from 'vitest';
import { goLiveForecast } from '@/lib/domain/forecast/go-live';
import { emptyHistory } from '@/lib/domain/forecast/stage-history';
import { timelineModel } from './timeline';

const now = new Date('2026-11-20T09:00:00.000Z');

it('neither draws nor tells what was over the same day, and tells the latest of many', () => {
  const day = (number: number, hour = 0) => new Date(Date.UTC(2026, 9, number, hour));
  const inAndOut = Array.from({ length: 20 }, (_, place) => [
    { stage: 'parked' as const, began: day(place + 1), ended: day(place + 1, 5) },
    { stage: 'pilot' as const, began: day(place + 1, 5), ended: place < 19 ? day(place + 2) : null },
  ]).flat();
  const row = { key: 'A-1', title: 'One', stage: 'pilot' as const, visits: inAndOut, forecast: null };
  const [drawn] = timelineModel([row], now).rows;
  expect(drawn?.bars.map(({ stage }) => stage)).toEqual(Array.from({ length: 20 }, () => 'pilot'));
  expect(drawn?.said).toMatch(/^8 more before; Pilot from 9 Oct 2026 to 10 Oct 2026; .*; Pilot since 20 Oct 2026$/);
});

it('lays what was and what comes on one line, cut at its ends', () => {
  const model = timelineModel(
    [
      {
        key: 'A-1',
        title: 'One',
        stage: 'pilot',
        visits: [
          { stage: 'candidate', began: new Date('2025-01-10T00:00:00Z'), ended: new Date('2026-03-01T00:00:00Z') },
          { stage: 'poc', began: new Date('2026-03-01T00:00:00Z'), ended: new Date('2026-10-01T00:00:00Z') },
          { stage: 'pilot', began: new Date('2026-10-01T00:00:00Z'), ended: null },
        ],
        forecast: goLiveForecast(emptyHistory(), 'pilot', 50),
      },
      {
        key: 'A-2',
        title: 'Two',
        stage: 'rejected',
        visits: [{ stage: 'rejected', began: now, ended: null }],
        forecast: null,
      },
    ],
    now,
  );
  const [row, other] = model.rows;
  expect(row?.bars.map(({ stage }) => stage)).toEqual(['candidate', 'poc', 'pilot']);
  expect(row?.bars[0]?.left).toBe(0);
  // They follow each other without a gap, to today.
  for (const [place, bar] of (row?.bars ?? []).entries()) {
    const next = row?.bars[place + 1]?.left ?? model.today;
    expect(bar.left + bar.width).toBeCloseTo(next, 6);
  }
  const { half, most } = row?.forecast ?? {};
  expect(half && most && half.left >= most.left && half.left + half.width <= most.left + most.width).toBe(true);
  expect(most?.left).toBeGreaterThanOrEqual(model.today);
  expect(row?.said).toMatch(
    /^Candidate from 10 Jan 2025 to 1 Mar 2026; POC from 1 Mar 2026 to 1 Oct 2026; Pilot since 1 Oct 2026; goes live between .* as likely as not; nine of ten: /,
  );
  expect(other).toMatchObject({ bars: [], forecast: null, said: 'Rejected since 20 Nov 2026' });
  expect(model.months.map(({ label }) => label).slice(0, 3)).toEqual(['Mar', 'Apr', 'May']);
  expect(model.months.some(({ label }) => label === '2027')).toBe(true);
});
