import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRatings, anyWeights } from '@/lib/domain/testing/arbitraries';
import { ratings } from '@/lib/domain/testing/facts';
import { defaultModel } from './default-model';
import { factors } from './factors';
import { verdictWith } from './verdict';
import { weightRanges, withWeight } from './weight-ranges';

const sum = (weights: Record<string, number>) => Object.values(weights).reduce((total, weight) => total + weight, 0);

describe('withWeight', () => {
  it('keeps the sum at 1 and the proportions of the others', () => {
    fc.assert(
      fc.property(
        anyWeights,
        fc.constantFrom(...factors),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, one, to) => {
          const moved = withWeight(all, one, to);
          expect(sum(moved)).toBeCloseTo(1, 9);
          expect(moved[one]).toBe(to);
          for (const a of factors.filter((factor) => factor !== one)) {
            for (const b of factors.filter((factor) => factor !== one)) {
              if (1 - all[one] > 1e-9) expect(moved[a] * all[b]).toBeCloseTo(moved[b] * all[a], 9);
            }
          }
        },
      ),
    );
  });
});

describe('weightRanges', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('holds everywhere inside, and changes right outside', () => {
    fc.assert(
      fc.property(anyRatings, anyWeights, share, fc.boolean(), (rated, weights, place, hasRung) => {
        const model = { ...defaultModel, weights };
        const verdictAt = (factor: (typeof factors)[number], weight: number) =>
          verdictWith(rated, { ...model, weights: withWeight(weights, factor, weight) }, hasRung);
        const now = verdictWith(rated, model, hasRung);
        for (const { factor, weight, from, to } of weightRanges(rated, model, hasRung)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(1);
          expect(weight).toBeGreaterThanOrEqual(from - 1e-9);
          expect(weight).toBeLessThanOrEqual(to + 1e-9);
          const inside = from + place * (to - from);
          if (inside > from + 1e-6 && inside < to - 1e-6) expect(verdictAt(factor, inside)).toBe(now);
          if (from > 1e-5) expect(verdictAt(factor, from - 1e-6)).not.toBe(now);
          if (to < 1 - 1e-5) expect(verdictAt(factor, to + 1e-6)).not.toBe(now);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is everything where levels alone decide', () => {
    for (const { from, to } of weightRanges(ratings([5, 5, 5, 1, 5, 5]), defaultModel, false)) {
      expect([from, to]).toEqual([0, 1]);
    }
  });

  it('finds the weight at which a strong verdict ends', () => {
    // All five but one three: the score is 100 − 50 × weight, which is 75 at a weight of one half.
    const [value, data] = weightRanges(ratings([5, 3, 5, 5, 5, 5]), defaultModel, false);
    expect(data).toMatchObject({ factor: 'data-sensitivity', from: 0, to: 0.5 });
    expect(value).toMatchObject({ factor: 'business-value', from: 0, to: 1 });
  });
});
