import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRatings, anyWeights } from '@/lib/domain/testing/arbitraries';
import { ratings } from '@/lib/domain/testing/facts';
import { defaultModel } from './default-model';
import { factors, levels, type Level } from './factors';
import { equalWeights } from './model';
import { flips, rankRange, rankRangeOfGroups, robustnessSentence } from './robustness';
import { verdictWith } from './verdict';

describe('flips', () => {
  it('are exactly the single steps after which the verdict is another', () => {
    fc.assert(
      fc.property(anyRatings, anyWeights, fc.boolean(), (rated, weights, hasRung) => {
        const model = { ...defaultModel, weights };
        const found = new Map(flips(rated, model, hasRung).map((flip) => [`${flip.factor} ${flip.to}`, flip.verdict]));
        const before = verdictWith(rated, model, hasRung);
        for (const factor of factors) {
          for (const to of levels.filter((level) => Math.abs(level - rated[factor]) === 1)) {
            const after = verdictWith({ ...rated, [factor]: to as Level }, model, hasRung);
            expect(found.get(`${factor} ${to}`)).toBe(after === before ? undefined : after);
          }
        }
      }),
    );
  });
});

describe('robustnessSentence', () => {
  it.each([
    [[5, 5, 5, 5, 5, 5], 'Holds: no rating that changes by one level would change it.'],
    [[5, 3, 5, 5, 5, 5], 'Holds unless data sensitivity drops by one.'],
    [
      [5, 5, 5, 5, 5, 2],
      'Holds unless measurement drops by one; becomes Strong first POC if measurement rises by one.',
    ],
    [[5, 5, 1, 5, 5, 5], 'Becomes POC with conditions if action risk rises by one.'],
    [[5, 3, 3, 5, 5, 5], 'Holds unless data sensitivity or action risk drops by one.'],
  ] as [[number, number, number, number, number, number], string][])('of %j', (levels, sentence) => {
    expect(robustnessSentence(flips(ratings(levels), defaultModel, false))).toBe(sentence);
  });

  it('of a next step names what would take it away', () => {
    expect(robustnessSentence(flips(ratings([4, 3, 1, 3, 4, 3]), defaultModel, true))).toMatch(
      /^Holds unless business value, data sensitivity, system complexity, user group or measurement drops by one/,
    );
  });
});

describe('rankRange', () => {
  const own = ratings([5, 3, 4, 3, 4, 3]);

  it('counts who is ahead; equals share a place', () => {
    const others = [ratings([5, 5, 5, 5, 5, 5]), own, ratings([1, 1, 1, 1, 1, 1])];
    expect(rankRange(own, others, equalWeights, 7)).toEqual({ rank: 2, best: 2, worst: 2, of: 4 });
  });

  it('is the first of one without others', () => {
    expect(rankRange(own, [], equalWeights, 7)).toEqual({ rank: 1, best: 1, worst: 1, of: 1 });
  });

  it('moves when the weights do, and repeats for the same seed', () => {
    const others = [ratings([3, 5, 3, 4, 3, 4]), ratings([4, 4, 4, 4, 3, 3])];
    const range = rankRange(own, others, equalWeights, 42);
    expect(range).toEqual(rankRange(own, others, equalWeights, 42));
    expect(range.best).toBeLessThan(range.worst);
  });

  it('brackets the rank, and does not mind how the others are grouped', () => {
    fc.assert(
      fc.property(anyRatings, fc.array(anyRatings, { maxLength: 30 }), fc.nat(), (rated, others, seed) => {
        const range = rankRange(rated, others, equalWeights, seed);
        expect(range.best).toBeLessThanOrEqual(range.rank);
        expect(range.worst).toBeGreaterThanOrEqual(range.rank);
        expect(range.of).toBe(others.length + 1);
        const singles = others.map((other) => ({ ratings: other, count: 1 }));
        expect(rankRangeOfGroups(rated, singles, equalWeights, seed)).toEqual(range);
      }),
      { numRuns: 50 },
    );
  });
});
