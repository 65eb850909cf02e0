import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFacts } from '@/lib/domain/testing/arbitraries';
import { complete, hashOf } from '@/lib/domain/testing/facts';
import type { JsonValue } from '@/lib/domain/json';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { differenceOf } from './difference';
import { sections, sectionsOf, type Section } from './sections';

const names = new Map([['crm', 'Salesforce']]);
const facts = complete();
const told = (section: Section, change: Partial<UseCaseFacts>) =>
  differenceOf(section, sectionsOf(facts)[section], sectionsOf({ ...facts, ...change })[section], names);

const [tool] = facts.tools as [UseCaseFacts['tools'][number]];
const [risk] = facts.risks as [UseCaseFacts['risks'][number]];
const [metric] = facts.plan.metrics as [UseCaseFacts['plan']['metrics'][number]];

describe('differenceOf', () => {
  it.each([
    [
      'tools',
      {
        tools: [
          { ...tool, tier: 'irreversible' as const },
          { ...tool, id: 't2', name: 'search_cases' },
        ],
      },
      ['Tools: 1 added (search_cases), 1 changed (get_account: read-only → irreversible)'],
    ],
    ['tools', { tools: [] }, ['Tools: 1 removed (get_account)']],
    ['tools', { tools: [{ ...tool, systemId: null }] }, ['Tools: 1 changed (get_account: system Salesforce → –)']],
    [
      'measurement',
      { plan: { ...facts.plan, metrics: [{ ...metric, target: 5 }] } },
      ['Metrics: 1 changed (Time per brief: target 20 → 5 minutes)'],
    ],
    ['plan', { plan: { ...facts.plan, endsOn: '2026-12-01' } }, ['End 15 Nov 2026 → 1 Dec 2026']],
    ['systems', { systems: [] }, ['Systems: 1 removed (Salesforce)']],
    [
      'checklist',
      { items: facts.items.map((item) => (item.itemId === 'ID-2' ? { ...item, state: 'open' as const } : item)) },
      ['Checklist: ID-2 satisfied → open'],
    ],
    ['risks', { risks: [{ ...risk, impact: 5 }] }, ['Risks: 1 changed (Wrong facts: impact 4 → 5)']],
    ['value', { problem: 'x'.repeat(300) }, ['Problem reworded']],
    ['identity', { identityModel: 'delegated' as const }, ['Identity model end user → delegated']],
  ] satisfies [Section, Partial<UseCaseFacts>, string[]][])('%s', (section, change, lines) => {
    expect(told(section, change)).toEqual(lines);
  });

  it('tells two rows of one name apart', () => {
    const twice = { risks: [risk, { ...risk, id: 'r2', impact: 5 }] };
    expect(told('risks', twice)).toEqual(['Risks: 1 added (Wrong facts)']);
  });

  it('says nothing of equal sections, and something of every other pair', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const [a, b] = [sectionsOf(one), sectionsOf(other)];
        for (const section of sections) {
          expect(differenceOf(section, a[section], a[section], names)).toEqual([]);
          const equal = hashOf(a[section]) === hashOf(b[section]);
          expect(differenceOf(section, a[section], b[section], names).length > 0).toBe(!equal);
        }
      }),
    );
  });

  it('says something of every pair of whatever shape', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sections), fc.jsonValue(), fc.jsonValue(), (section, a, b) => {
        const [one, other] = [a as JsonValue, b as JsonValue];
        const equal = hashOf(one) === hashOf(other);
        const lines = differenceOf(section, one, other, names);
        expect(lines.length > 0).toBe(!equal);
        for (const line of lines) expect(line).not.toBe('');
      }),
    );
  });
});
