import { expect, it } from 'vitest';
import { planTiming } from './timing';

const plan = { startsOn: '2026-11-02', endsOn: '2026-11-30', metrics: [] };

it.each([
  ['pilot', '2026-10-31T23:59:00Z', 'before', 'starts in 2 days'],
  ['pilot', '2026-11-01T12:00:00Z', 'before', 'starts in 1 day'],
  ['pilot', '2026-11-18T12:00:00Z', 'running', 'ends in 12 days'],
  ['pilot', '2026-11-30T23:00:00Z', 'running', 'ends today'],
  ['pilot', '2026-12-05T00:00:00Z', 'overdue', '5 days past its end'],
  ['production', '2026-12-05T00:00:00Z', 'over', 'ended 5 days ago'],
  ['parked', '2026-12-01T00:00:00Z', 'over', 'ended 1 day ago'],
] as const)('in %s at %s it is %s: %s', (stage, now, state, words) => {
  expect(planTiming({ stage, plan }, new Date(now))).toEqual({ state, words });
});

it('says nothing before both days are known', () => {
  expect(planTiming({ stage: 'poc', plan: { ...plan, endsOn: null } }, new Date())).toBeNull();
});
