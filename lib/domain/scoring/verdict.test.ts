import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionTiers } from '@/lib/domain/stages/stages';
import { anyRatings, anyWeights } from '@/lib/domain/testing/arbitraries';
import { assessment, bare, complete, now, ratings } from '@/lib/domain/testing/facts';
import type { LadderRung } from '@/lib/domain/use-case/facts';
import { defaultModel } from './default-model';
import { factors, type Factor } from './factors';
import { modelDefinition } from './model';
import { assess, agreedRatings, rungBelow, verdictOfFacts, type LadderPlace } from './verdict';

const place: LadderPlace = { key: 'SALES-1', actionTier: 'reversible-write', systemIds: ['crm'] };
const rung: LadderRung = { key: 'SALES-2', title: 'Drafts', actionTier: 'draft', systemIds: ['crm', 'wiki'] };

describe('the default model', () => {
  it('is a valid model', () => expect(modelDefinition.safeParse(defaultModel).success).toBe(true));
});

describe('assess', () => {
  it.each([
    [[5, 5, 5, 5, 5, 5], 'strong', []],
    [[4, 4, 4, 4, 4, 4], 'strong', []],
    [[5, 5, 5, 5, 3, 3], 'strong', []],
    // 75 and more, but a rating below 3.
    [[5, 5, 5, 5, 5, 2], 'conditions', ['measurement']],
    [[4, 4, 4, 4, 4, 3], 'conditions', ['measurement']],
    [[3, 3, 3, 3, 3, 3], 'conditions', [...factors]],
    [[3, 3, 3, 3, 3, 2], 'not-first', []],
    // A high value never buys out a knock-out.
    [[5, 5, 1, 5, 5, 5], 'not-first', []],
    [[1, 5, 5, 5, 5, 5], 'not-first', []],
  ] as [[number, number, number, number, number, number], string, Factor[]][])(
    'judges %j as %s',
    (levels, verdict, conditions) => {
      const judgement = assess(ratings(levels), defaultModel, place, []);
      expect(judgement.verdict).toBe(verdict);
      expect(judgement.conditions).toEqual(conditions);
    },
  );

  it('never is better than a knock-out allows, whatever the weights', () => {
    fc.assert(
      fc.property(anyRatings, anyWeights, fc.boolean(), (rated, weights, withRung) => {
        const judged = assess(rated, { ...defaultModel, weights }, place, withRung ? [rung] : []);
        if (!factors.some((factor) => rated[factor] === 1)) return;
        expect(['not-first', 'next-step']).toContain(judged.verdict);
        if (!withRung) expect(judged.verdict).toBe('not-first');
      }),
    );
  });

  it('always names a condition with "POC with conditions"', () => {
    fc.assert(
      fc.property(anyRatings, anyWeights, (rated, weights) => {
        const judged = assess(rated, { ...defaultModel, weights }, place, []);
        expect(judged.conditions.length > 0).toBe(judged.verdict === 'conditions');
      }),
    );
  });
});

describe('the ladder', () => {
  it.each([
    ['action risk alone', [5, 5, 1, 5, 5, 5], 'next-step'],
    ['user group alone', [5, 5, 5, 5, 1, 5], 'next-step'],
    ['another factor', [5, 1, 5, 5, 5, 5], 'not-first'],
    ['two knock-outs', [5, 5, 1, 5, 1, 5], 'not-first'],
    ['a score below the threshold', [2, 2, 1, 2, 2, 2], 'not-first'],
  ] as [string, [number, number, number, number, number, number], string][])(
    'with %s standing in the way: %#',
    (_, levels, verdict) => {
      const judged = assess(ratings(levels), defaultModel, place, [rung]);
      expect(judged.verdict).toBe(verdict);
      expect(judged.buildsOn).toEqual(verdict === 'next-step' ? rung : null);
    },
  );

  it.each([
    ['one tier below, a shared system', rung, true],
    ['the same tier', { ...rung, actionTier: 'reversible-write' }, false],
    ['two tiers below', { ...rung, actionTier: 'read-only' }, false],
    ['no shared system', { ...rung, systemIds: ['wiki'] }, false],
    ['itself', { ...rung, key: 'SALES-1' }, false],
  ] as [string, LadderRung, boolean][])('stands on %s: %#', (_, candidate, stands) => {
    expect(rungBelow(place, [candidate])).toEqual(stands ? candidate : null);
  });

  it('has nothing below read-only, and no place without a tier', () => {
    for (const actionTier of [...actionTiers, null]) {
      const found = rungBelow({ ...place, actionTier: actionTier === 'reversible-write' ? null : actionTier }, [rung]);
      expect(found).toBeNull();
    }
  });

  it('names the same one whatever the order', () => {
    const other = { ...rung, key: 'SALES-0' };
    expect(rungBelow(place, [rung, other])?.key).toBe('SALES-0');
    expect(rungBelow(place, [other, rung])?.key).toBe('SALES-0');
  });
});

describe('verdictOfFacts', () => {
  it('is null until an assessment with all six ratings is agreed', () => {
    const rated = ratings([5, 5, 5, 5, 5, 5]);
    expect(verdictOfFacts(bare(), { ladder: [] })).toBeNull();
    const submitted = bare({ assessments: [assessment(rated, { state: 'submitted' })] });
    expect(verdictOfFacts(submitted, { ladder: [] })).toBeNull();
    const gap = assessment(rated);
    gap.ratings.measurement = { level: null, rationale: '', links: [] };
    expect(agreedRatings(bare({ assessments: [gap] }))).toBeNull();
    expect(verdictOfFacts(complete(), { ladder: [] })?.verdict).toBe('strong');
  });

  it('uses the model that the assessment was made with', () => {
    const model = { ...defaultModel, strongFrom: 90 };
    const facts = bare({ assessments: [assessment(ratings([5, 4, 5, 4, 5, 4]), { model })] });
    expect(verdictOfFacts(facts, { ladder: [] })?.verdict).toBe('conditions');
  });

  it('places a use case by what its tools can do, not by what it says', () => {
    const facts = complete({
      assessments: [assessment(ratings([5, 5, 1, 5, 5, 5]))],
      actionTier: 'draft',
      tools: [
        {
          id: 't',
          name: 'update',
          purpose: '',
          tier: 'reversible-write',
          dataClasses: '',
          systemId: 'crm',
          createdAt: now,
          server: null,
        },
      ],
    });
    expect(verdictOfFacts(facts, { ladder: [rung] })?.buildsOn).toEqual(rung);
    expect(verdictOfFacts({ ...facts, tools: [] }, { ladder: [rung] })?.buildsOn).toBeNull();
  });
});
