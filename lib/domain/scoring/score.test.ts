import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRatings, anyWeights } from '@/lib/domain/testing/arbitraries';
import { ratings } from '@/lib/domain/testing/facts';
import { factors, levels, type Level } from './factors';
import { equalWeights } from './model';
import { scoreOf, shownScore } from './score';

describe('scoreOf', () => {
  it.each([
    [[1, 1, 1, 1, 1, 1], 0],
    [[3, 3, 3, 3, 3, 3], 50],
    [[4, 4, 4, 4, 4, 4], 75],
    [[5, 5, 5, 5, 5, 5], 100],
    [[5, 4, 5, 4, 5, 4], 87.5],
    [[2, 1, 1, 1, 1, 1], 4.166666667],
  ] as const)('of %j at equal weights is %d', (levels, expected) => {
    expect(scoreOf(ratings([...levels]), equalWeights)).toBe(expected);
  });

  it('stays within 0 and 100', () => {
    fc.assert(
      fc.property(anyRatings, anyWeights, (rated, weights) => {
        const score = scoreOf(rated, weights);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('of equal ratings is the same whatever the weights', () => {
    fc.assert(
      fc.property(fc.constantFrom(...levels), anyWeights, (level, weights) => {
        const equal = ratings([level, level, level, level, level, level]);
        expect(scoreOf(equal, weights)).toBe((level - 1) * 25);
      }),
    );
  });

  it('never falls when a rating rises', () => {
    fc.assert(
      fc.property(anyRatings, anyWeights, fc.constantFrom(...factors), (rated, weights, factor) => {
        fc.pre(rated[factor] < 5);
        const better = { ...rated, [factor]: (rated[factor] + 1) as Level };
        expect(scoreOf(better, weights)).toBeGreaterThanOrEqual(scoreOf(rated, weights));
      }),
    );
  });
});

describe('shownScore', () => {
  it.each([
    [74.4, 74],
    [74.5, 75],
    [87.5, 88],
    [0, 0],
    [100, 100],
  ])('of %d is %d', (score, shown) => expect(shownScore(score)).toBe(shown));
});
