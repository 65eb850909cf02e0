import { describe, expect, it } from 'vitest';
import { ratings } from '@/lib/domain/testing/facts';
import { defaultModel } from './default-model';
import { assess } from './verdict';
import { conditionWords, flipWords, verdictWords } from './verdict-words';

const place = { key: 'SALES-12', actionTier: 'draft' as const, systemIds: ['crm'] };
const rung = { key: 'SALES-3', title: 'Look up accounts', actionTier: 'read-only' as const, systemIds: ['crm'] };
const words = (levels: Parameters<typeof ratings>[0], ladder = [rung]) =>
  verdictWords(assess(ratings(levels), defaultModel, place, ladder), defaultModel);

describe('verdictWords', () => {
  it.each([
    [[5, 5, 5, 5, 5, 5], 'The score reaches 75, and no factor is rated below 3.'],
    [[5, 2, 5, 5, 5, 5], 'It can start once data sensitivity is dealt with.'],
    [[5, 2, 5, 5, 3, 2], 'It can start once data sensitivity, user group and measurement are dealt with.'],
    [[2, 2, 2, 2, 2, 2], 'The score of 25 is below 50.'],
    [
      [1, 5, 5, 5, 5, 1],
      'Business value and measurement are rated 1. A rating of 1 bars a first POC, however high the score.',
    ],
  ] as const)('%j', (levels, expected) => {
    expect(words([...levels])).toBe(expected);
  });

  it('says so where a model asks for more than its targets', () => {
    const model = { ...defaultModel, strongFrom: 95, targets: { ...defaultModel.targets } };
    const judgement = assess(ratings([5, 4, 5, 4, 5, 4]), model, place, []);
    expect(judgement.conditions).toEqual([]);
    expect(verdictWords(judgement, model)).toBe('The score of 88 is below 95, though no factor misses its target.');
  });

  it('names what a next step builds on', () => {
    expect(words([5, 5, 1, 5, 5, 5])).toBe(
      'Action risk alone would bar a first POC. It is the next step after SALES-3 "Look up accounts", which is in ' +
        'production one action tier below (read-only) and shares a system. Its gates stay those of its own tier.',
    );
    expect(words([5, 5, 1, 5, 5, 5], [])).toContain('Action risk is rated 1.');
  });
});

it('tells conditions and flips', () => {
  expect(conditionWords('data-sensitivity', ratings([5, 2, 5, 5, 5, 5]), defaultModel)).toBe(
    'Data sensitivity is 2 of 5; 4 is the target.',
  );
  expect(flipWords({ factor: 'measurement', from: 3, to: 2, verdict: 'conditions' })).toBe(
    'Measurement from 3 to 2: POC with conditions',
  );
});
