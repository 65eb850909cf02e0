import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useCaseTemplates } from './templates';
import { beginningOfKey, isUseCaseKey, keyPrefix, useCaseKey } from './key';
import { monthlyValue } from './value';

describe('keyPrefix', () => {
  it.each([
    ['Sales', 'SALES'],
    ['Department of Justice', 'DOJ'],
    ['Department of Homeland Security', 'DHS'],
    ['Department of Health and Human Services', 'DHHS'],
    ['Research and Development', 'RD'],
    ['Engineering', 'ENGINEER'],
    ['R&D', 'RD'],
    ['IT', 'IT'],
    ['Q', 'QU'],
    ['Qualité', 'QUALITE'],
    ['The Of', 'TO'],
    ['日本', 'UNIT'],
    ['', 'UNIT'],
  ])('of %s is %s', (name, prefix) => expect(keyPrefix(name, [])).toBe(prefix));

  it('of a second one differs', () => {
    expect(keyPrefix('Sales', ['SALES'])).toBe('SALESB');
    expect(keyPrefix('Sales', ['SALES', 'SALESB'])).toBe('SALESC');
    expect(keyPrefix('Engineering', ['ENGINEER'])).toBe('ENGINEEB');
  });

  it('is always 2–8 letters, new, and begins a key', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('Sales', 'Engineering', '')), (name) => {
        const prefix = keyPrefix(name, taken);
        expect(prefix).toMatch(/^[A-Z]{2,8}$/);
        expect(taken.has(prefix)).toBe(false);
        expect(isUseCaseKey(useCaseKey(prefix, taken.size + 1))).toBe(true);
        taken.add(prefix);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('isUseCaseKey', () => {
  it.each([
    ['SALES-12', true],
    ['S-1', false],
    ['SALES-0', false],
    ['SALES-012', false],
    ['sales-1', false],
    ['SALES-1 ', false],
    ['ABCDEFGHI-1', false],
    ["SALES-1'; --", false],
  ])('of %s is %s', (text, is) => expect(isUseCaseKey(text)).toBe(is));
});

describe('monthlyValue', () => {
  it('is hours × people × value, to the cent', () => {
    expect(monthlyValue({ hoursSavedPerMonth: 1.1, people: 3, valuePerHour: 33.33 })).toBe(109.99);
    expect(monthlyValue({ hoursSavedPerMonth: 0, people: 3, valuePerHour: 10 })).toBe(0);
  });

  it('is unknown, not zero, while a part is', () => {
    expect(monthlyValue({ hoursSavedPerMonth: null, people: 3, valuePerHour: 10 })).toBeNull();
    expect(monthlyValue({ hoursSavedPerMonth: 1, people: null, valuePerHour: 10 })).toBeNull();
    expect(monthlyValue({ hoursSavedPerMonth: 1, people: 3, valuePerHour: null })).toBeNull();
  });
});

describe('the templates', () => {
  it('are the six strong first use cases, each with all kinds of scenario', () => {
    expect(useCaseTemplates).toHaveLength(6);
    for (const template of useCaseTemplates) {
      expect(template.scenarios.map((scenario) => scenario.kind)).toEqual(['success', 'failure', 'restricted']);
      expect(template.metrics.length).toBeGreaterThan(0);
      expect(template.tools.some((tool) => tool.tier === template.actionTier)).toBe(true);
    }
  });
});

describe('beginningOfKey', () => {
  it('is of all keys that begin so', () => {
    expect(beginningOfKey('ge')).toEqual({ like: 'GE%' });
    expect(beginningOfKey('gen-')).toEqual({ like: 'GEN-%' });
  });

  it('is of keys whose number begins so', () => {
    const { keys } = beginningOfKey('gen-2') as { keys: string[] };
    expect(keys).toHaveLength(111);
    expect(keys).toEqual(expect.arrayContaining(['GEN-2', 'GEN-20', 'GEN-29', 'GEN-200', 'GEN-299']));
    expect(keys.every(isUseCaseKey)).toBe(true);
  });

  it('is of no key where it could not be one', () => {
    for (const text of ['contracts', 'g1', 'gen-0', 'gen-1x', 'a b', '%', 'gen_', '-1', '']) {
      expect(beginningOfKey(text)).toBeNull();
    }
  });
});
