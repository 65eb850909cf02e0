import { describe, expect, it } from 'vitest';
import { complete, now } from '@/lib/domain/testing/facts';
import { describeSection, idsIn, type SectionPart } from './describe-section';
import { sections, sectionsOf } from './sections';

const told = (parts: SectionPart[]) =>
  parts.flatMap(({ heading, lines }) => [heading, ...lines.map(({ label, value }) => `${label}: ${value}`)]).join('\n');

describe('describeSection', () => {
  const facts = complete();
  const all = sectionsOf(facts);

  it('has words for every section of a complete use case', () => {
    for (const section of sections) {
      const words = told(describeSection(section, all[section], new Map()));
      expect([section, words.length > 0]).toEqual([section, facts.risks.length > 0 || section !== 'risks']);
      expect(words).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('tells metrics with their figures, tools with their tier, items with their evidence by name', () => {
    const content = sectionsOf(
      complete({
        tools: [
          {
            id: 't',
            name: 'search',
            purpose: 'Finds',
            tier: 'read-only',
            dataClasses: 'case texts',
            systemId: 'sys',
            createdAt: now,
            server: null,
          },
        ],
        risks: [
          {
            id: 'r',
            title: 'Wrong summary',
            likelihood: 4,
            impact: 4,
            mitigation: '',
            closedAt: null,
            acceptance: {
              by: { id: 'bea', name: 'Bea' },
              at: now,
              reason: 'Read by a person.',
              likelihood: 4,
              impact: 4,
              staleAt: null,
            },
          },
        ],
      }),
    );
    const names = new Map([
      ['sys', 'Knowledge base'],
      ['bea', 'Bea Business'],
    ]);
    expect(told(describeSection('tools', content.tools, names))).toContain(
      'search\nPurpose: Finds\nMay at worst: Read-only\nSystem: Knowledge base',
    );
    const named = new Map([['crm', 'Salesforce EMEA']]);
    expect(told(describeSection('systems', content.systems, named))).toContain('Systems: Salesforce EMEA');
    expect(told(describeSection('data-classes', content['data-classes'], names))).toContain('search: case texts');
    expect(told(describeSection('risks', content.risks, names))).toContain(
      'Accepted: by Bea Business: Read by a person.',
    );
    expect(told(describeSection('checklist', content.checklist, names))).toMatch(
      /ID-1: The identity model[^]*\nSatisfied\.\nEvidence: /,
    );
  });

  it('survives a snapshot of another shape', () => {
    for (const section of sections) {
      for (const strange of [null, 'x', 7, [null], { tools: 3 }]) {
        expect(Array.isArray(describeSection(section, strange, new Map()))).toBe(true);
      }
      expect(describeSection(section, undefined, new Map())).toEqual([]);
    }
  });
});

it('idsIn finds what has a name elsewhere', () => {
  const id = '0192f0c4-7e1a-7c3e-9a57-1d2b3c4d5e6f';
  expect(idsIn([{ tools: [{ system: id, name: 'x' }] }, null, 3])).toEqual([id]);
});
