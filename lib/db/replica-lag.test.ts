import { expect, it } from 'vitest';
import { shownAsOf } from './replica-lag';

const samples = [
  { at: 1_000, position: 50 },
  { at: 2_000, position: 70 },
  { at: 3_000, position: 70 },
];

it.each([
  ['everything', 70, 3_000],
  ['more than was asked about', 99, 3_000],
  ['all but the newest', 69, 1_000],
  ['less than is remembered', 49, null],
  ['nothing, being no replica', null, null],
])('a replica that has replayed %s', (_, replayed, asOf) => {
  expect(shownAsOf(samples, replayed)).toBe(asOf);
});
