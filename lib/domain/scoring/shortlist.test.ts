import { expect, it } from 'vitest';
import { ratings } from '@/lib/domain/testing/facts';
import { defaultModel } from './default-model';
import { shortlistReasons } from './shortlist';

type Case = [levels: [number, number, number, number, number, number], hasRung: boolean, told: string[]];

it.each([
  [
    [5, 5, 5, 5, 5, 5],
    false,
    ['Best: business value, data sensitivity and 4 more, 5 of 5', 'Firm: no single step down changes the verdict'],
  ],
  [
    [5, 3, 4, 4, 4, 4],
    false,
    [
      'Weakest: data sensitivity, 3 of 5',
      'Best: business value, 5 of 5',
      'Changes if business value, data sensitivity or 4 more drops by one',
    ],
  ],
  [[4, 4, 1, 4, 4, 4], false, ['Barred by action risk, rated 1']],
  [
    [4, 4, 1, 4, 4, 4],
    true,
    [
      'Only action risk bars it, and what it builds on is in production',
      'Firm: no single step down changes the verdict',
    ],
  ],
  [
    [2, 2, 2, 2, 3, 2],
    false,
    ['Its score of 29 is too low', 'Weakest: business value, data sensitivity and 3 more, 2 of 5'],
  ],
  [
    [2, 5, 4, 5, 4, 2],
    false,
    [
      'Weakest: business value and measurement, 2 of 5',
      'Best: data sensitivity and system complexity, 5 of 5',
      'Changes if business value or measurement drops by one',
    ],
  ],
] as Case[])('tells why %j stands where it does: %#', (levels, hasRung, told) => {
  expect(shortlistReasons(ratings(levels), defaultModel, hasRung)).toEqual(told);
});
