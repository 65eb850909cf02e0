import { expect, it } from 'vitest';
import { ratings } from '@/lib/domain/testing/facts';
import { defaultModel } from './default-model';
import { shortlistReasons } from './shortlist';

it.each([
  [
    [5, 5, 5, 5, 5, 5],
    ['Best: business value, data sensitivity and 4 more, 5 of 5', 'Firm: no single step down changes the verdict'],
  ],
  [
    [5, 3, 4, 4, 4, 4],
    [
      'Weakest: data sensitivity, 3 of 5',
      'Best: business value, 5 of 5',
      'Changes if business value, data sensitivity and 4 more drops by one',
    ],
  ],
  [
    [4, 4, 1, 4, 4, 4],
    ['Barred by action risk, rated 1', 'Firm: no single step down changes the verdict'],
  ],
  [
    [2, 5, 4, 5, 4, 2],
    [
      'Weakest: business value and measurement, 2 of 5',
      'Best: data sensitivity and system complexity, 5 of 5',
      'Changes if business value and measurement drops by one',
    ],
  ],
] as [[number, number, number, number, number, number], string[]][])(
  'tells why %j stands where it does',
  (levels, told) => {
    expect(shortlistReasons(ratings(levels), defaultModel)).toEqual(told);
  },
);
