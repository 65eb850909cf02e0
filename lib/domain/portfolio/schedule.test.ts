import { expect, it } from 'vitest';
import { nextDue, scheduleWords } from './schedule';

it.each([
  // A Friday.
  ['weekly', 7, '2026-11-27T09:00:00Z', '2026-11-30T07:00:00Z'],
  ['weekly', 7, '2026-11-30T06:59:59Z', '2026-11-30T07:00:00Z'],
  ['weekly', 7, '2026-11-30T07:00:00Z', '2026-12-07T07:00:00Z'],
  ['weekly', 0, '2026-11-29T23:59:00Z', '2026-11-30T00:00:00Z'],
  ['monthly', 7, '2026-11-27T09:00:00Z', '2026-12-01T07:00:00Z'],
  ['monthly', 7, '2026-12-01T06:00:00Z', '2026-12-01T07:00:00Z'],
  ['monthly', 23, '2026-12-01T23:00:00Z', '2027-01-01T23:00:00Z'],
] as const)('%s at %i, after %s: %s', (rhythm, hour, after, due) => {
  expect(nextDue({ rhythm, hour }, new Date(after))).toEqual(new Date(due));
});

it('is said in words', () => {
  expect(scheduleWords({ rhythm: 'weekly', hour: 7 })).toBe('every Monday at 07:00 UTC');
  expect(scheduleWords({ rhythm: 'monthly', hour: 16 })).toBe('on the first of every month at 16:00 UTC');
});
