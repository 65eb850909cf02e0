import { expect, test } from 'vitest';
import { workday } from './workday';

const sunday = new Date('2026-11-22T23:59:00.000Z');

test.each([
  [0, '2026-11-20T08:00:00.000Z'],
  [1, '2026-11-20T08:00:00.000Z'],
  [2, '2026-11-20T08:00:00.000Z'],
  [3, '2026-11-19T08:00:00.000Z'],
  [6, '2026-11-16T08:00:00.000Z'],
  [7, '2026-11-13T08:00:00.000Z'],
])('%i days before a Sunday', (daysAgo, at) => {
  expect(workday(sunday, daysAgo, 0).toISOString()).toBe(at);
});

test('minutes count from eight', () => {
  expect(workday(sunday, 3, 95).toISOString()).toBe('2026-11-19T09:35:00.000Z');
});
