import { describe, expect, it } from 'vitest';
import { bare, complete } from '@/lib/domain/testing/facts';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { factors, levels, type Factor } from './factors';
import { rubrics } from './rubrics';
import { contradictions, statedFacts } from './stated';

const system = (id: string) => ({ id, name: id, kind: 'other' as const });
const contradicted = (factor: Factor, facts: UseCaseFacts) =>
  levels.filter((level) => contradictions(facts, rubrics)[factor][level]);

describe('contradictions', () => {
  it.each([
    ['read-only', 'action-risk', { actionTier: 'read-only' }, [1, 2, 3, 4]],
    ['draft', 'action-risk', { actionTier: 'draft' }, [1, 2, 3, 5]],
    ['reversible write', 'action-risk', { actionTier: 'reversible-write' }, [1, 4, 5]],
    ['irreversible', 'action-risk', { actionTier: 'irreversible' }, [3, 4, 5]],
    ['no tier', 'action-risk', { actionTier: null }, []],
    ['one system', 'system-complexity', { systems: [system('a')] }, []],
    ['two systems', 'system-complexity', { systems: ['a', 'b'].map(system) }, [5]],
    ['four systems', 'system-complexity', { systems: ['a', 'b', 'c', 'd'].map(system) }, [3, 4, 5]],
    ['twenty users', 'user-group', { userGroupSize: 20 }, []],
    ['fifty users', 'user-group', { userGroupSize: 50 }, [5]],
    ['500 users', 'user-group', { userGroupSize: 500 }, [4, 5]],
    ['no business owner', 'business-value', { owners: {} }, [4, 5]],
    ['no value', 'business-value', { expectedValue: { hoursSavedPerMonth: null, people: 3, valuePerHour: 9 } }, [4, 5]],
    ['no metric', 'measurement', { plan: { startsOn: null, endsOn: null, metrics: [] } }, [3, 4, 5]],
    ['no scenario', 'measurement', { scenarios: [] }, [5]],
  ] as [string, Factor, Partial<UseCaseFacts>, number[]][])(
    'of %s with ratings of %s',
    (_, factor, change, expected) => {
      expect(contradicted(factor, complete({ tools: [], ...change }))).toEqual(expected);
    },
  );

  it('says what was rated and what is stated, and goes by the worst tool', () => {
    const [tool] = complete().tools;
    const facts = complete({ tools: [{ ...tool!, tier: 'reversible-write' }] });
    expect(contradictions(facts, rubrics)['action-risk'][5]).toBe(
      'Rated as “Read-only”, but a tool is reversible write.',
    );
    const metric = { ...complete().plan.metrics[0]!, baseline: null };
    const half = complete({ plan: { ...complete().plan, metrics: [metric] } });
    expect(contradicted('measurement', half)).toEqual([4, 5]);
  });

  it('are none where everything fits, whatever the factor', () => {
    for (const factor of factors)
      expect(contradictions(complete(), rubrics)[factor][factor === 'action-risk' ? 5 : 3]).toBeUndefined();
  });
});

describe('statedFacts', () => {
  it('says what is not stated', () => {
    const stated = statedFacts(bare({ owners: {} }));
    for (const factor of factors) expect(stated[factor][0]?.value, factor).toBe('Not stated');
    expect(stated.measurement[1]?.value).toBe('None');
  });

  it('says what is', () => {
    const stated = statedFacts(complete());
    expect(stated['business-value'][1]?.value).toBe('6 hours a month for each of 12 people');
    expect(stated['action-risk'].map(({ value }) => value)).toEqual(['Read-only', 'get_account']);
    expect(stated['user-group'][0]?.value).toBe('Account managers, 12 people');
    expect(stated.measurement[0]?.value).toBe('Time per brief from 52 to 20 minutes');
  });
});
