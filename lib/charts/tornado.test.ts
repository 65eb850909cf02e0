import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { flips } from '@/lib/domain/scoring/robustness';
import { scoreOf } from '@/lib/domain/scoring/score';
import { anyRatings, anyWeights } from '@/lib/domain/testing/arbitraries';
import { ratings } from '@/lib/domain/testing/facts';
import { tornadoModel } from './tornado';

it('steps each rating by one, within the axis, and marks exactly the steps that flip the verdict', () => {
  fc.assert(
    fc.property(anyRatings, anyWeights, fc.boolean(), (rated, weights, hasRung) => {
      const model = { ...defaultModel, weights };
      const { bars, score, from, to } = tornadoModel(rated, model, hasRung);
      expect(score).toBe(scoreOf(rated, weights));
      const marked = bars.flatMap(({ factor, lower, higher }) =>
        [lower, higher].flatMap((step) => (step?.flips ? [`${factor} ${step.level}`] : [])),
      );
      expect(marked.sort()).toEqual(
        flips(rated, model, hasRung)
          .map((flip) => `${flip.factor} ${flip.to}`)
          .sort(),
      );
      for (const { level, lower, higher } of bars) {
        expect(lower === null).toBe(level === 1);
        expect(higher === null).toBe(level === 5);
        for (const at of [lower?.score ?? score, higher?.score ?? score]) {
          expect(at).toBeGreaterThanOrEqual(from);
          expect(at).toBeLessThanOrEqual(to);
        }
        // Higher ratings never lower the score.
        expect((lower?.score ?? score) <= score && score <= (higher?.score ?? score)).toBe(true);
      }
    }),
  );
});

it('draws the widest first, and says what a step does', () => {
  const weights = {
    ...defaultModel.weights,
    'business-value': 0.5,
    'data-sensitivity': 0.1,
    'action-risk': 0.1,
    'system-complexity': 0.1,
    'user-group': 0.1,
    measurement: 0.1,
  };
  const model = tornadoModel(ratings([4, 3, 5, 4, 4, 4]), { ...defaultModel, weights }, false);
  expect(model.bars[0]).toMatchObject({ factor: 'business-value', lower: { score: 62.5, flips: true } });
  expect(model.table.rows[0]?.cells).toEqual([
    'Business value',
    '4 of 5',
    '63, POC with conditions',
    '88, Strong first POC',
  ]);
  expect(model.summary).toBe('A single step of 6 factors changes the verdict from a score of 75.');
  expect(model.thresholds).toEqual([{ at: 75, label: 'strong from' }]);
});
