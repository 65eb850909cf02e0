import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerRoles } from '@/lib/domain/access/actor';
import { approved, assessment, complete, earlier, hashOf, now, person, ratings } from '@/lib/domain/testing/facts';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import {
  asSeen,
  businessSnapshot,
  changedSections,
  coverage,
  hashesFor,
  lapsing,
  sections,
  sectionsOf,
  sinceSigned,
  snapshotFor,
  type Section,
} from './sections';

const base = complete({ stage: 'go-live-review' });
const lapsingNow = (facts: UseCaseFacts) => lapsing(facts, sinceSigned(facts, hashOf));
const signed = (facts = base): UseCaseFacts => ({ ...facts, signOffRequests: [approved('production', facts)] });
const item = (itemId: string, change: object) =>
  base.items.map((entry) => (entry.itemId === itemId ? { ...entry, ...change } : entry));

const changes: [string, Partial<UseCaseFacts>, Section[]][] = [
  ['the problem', { problem: 'Another problem altogether.' }, ['value']],
  ['the value', { expectedValue: { ...base.expectedValue, people: 13 } }, ['value']],
  ['the user group', { userGroup: 'Everybody' }, ['user-group']],
  ['the pilot size', { pilotSize: 40 }, ['user-group']],
  ['the end of the plan', { plan: { ...base.plan, endsOn: '2026-12-31' } }, ['plan']],
  ['a target', { plan: { ...base.plan, metrics: [{ ...base.plan.metrics[0]!, target: 25 }] } }, ['measurement']],
  ['a result', { plan: { ...base.plan, metrics: [{ ...base.plan.metrics[0]!, results: {} }] } }, ['measurement']],
  ['the systems', { systems: [] }, ['systems']],
  ['the tier', { actionTier: 'draft' }, ['tools']],
  ['the purpose of a tool', { tools: [{ ...base.tools[0]!, purpose: 'Reads all accounts' }] }, ['tools']],
  ['what a tool returns', { tools: [{ ...base.tools[0]!, dataClasses: 'names, salaries' }] }, ['data-classes']],
  ['a new tool', { tools: [...base.tools, { ...base.tools[0]!, id: 'new', name: 'new' }] }, ['tools', 'data-classes']],
  ['the identity model', { identityModel: 'delegated' }, ['identity']],
  ['a risk', { risks: [{ ...base.risks[0]!, likelihood: 5 }] }, ['risks']],
  [
    'an identity item of security',
    { items: item('ID-2', { state: 'submitted' }) },
    ['checklist', 'identity', 'security-items'],
  ],
  ['a minimisation item', { items: item('DM-1', { state: 'submitted' }) }, ['checklist', 'minimisation-items']],
  ['an item of change management', { items: item('CM-1', { state: 'submitted' }) }, ['checklist']],
  ['evidence taken away', { evidence: base.evidence.filter((entry) => entry.itemId !== 'CM-1') }, ['checklist']],
  ['an agreed rating', { assessments: [assessment(ratings([4, 4, 5, 4, 5, 4]))] }, ['value']],
];

describe('sectionsOf', () => {
  it.each(changes)('with %s changed gives another hash for just those sections: %#', (_, change, expected) => {
    const before = sectionsOf(base);
    const after = sectionsOf({ ...base, ...change });
    const changed = sections.filter((section) => hashOf(before[section]) !== hashOf(after[section]));
    expect(changed).toEqual(sections.filter((section) => expected.includes(section)));
  });

  it.each([
    ['the name of a system', { systems: base.systems.map((system) => ({ ...system, name: 'Renamed' })) }],
    ['the title', { title: 'Another title' }],
    ['the owners', { owners: {} }],
    ['the stage', { stage: 'production', stageEnteredAt: now }],
    ['an assignee', { items: item('CM-1', { assignee: person('tom') }) }],
    ['a scenario', { scenarios: [] }],
    [
      'a waiver asked for',
      {
        waivers: [
          {
            id: 'w',
            subject: 'CM-1',
            reason: 'R',
            requestedBy: person('a'),
            requestedAt: now,
            decision: null,
            decidedBy: null,
            decidedAt: null,
            decisionNote: null,
            expiresOn: '2027-01-01',
          },
        ],
      },
    ],
  ] as [string, Partial<UseCaseFacts>][])('does not look at %s', (_, change) => {
    expect(hashOf(sectionsOf({ ...base, ...change }))).toBe(hashOf(sectionsOf(base)));
  });

  it('does not mind the order of anything', () => {
    const facts = {
      ...base,
      tools: [...base.tools, { ...base.tools[0]!, id: 'b', name: 'a_first' }],
      evidence: [...base.evidence, ...base.evidence.map((entry) => ({ ...entry, id: `a-${entry.id}` }))],
    };
    const shuffled: fc.Arbitrary<UseCaseFacts> = fc
      .record({
        items: fc.shuffledSubarray(facts.items, { minLength: facts.items.length }),
        evidence: fc.shuffledSubarray(facts.evidence, { minLength: facts.evidence.length }),
        tools: fc.shuffledSubarray(facts.tools, { minLength: facts.tools.length }),
      })
      .map((some) => ({ ...facts, ...some }));
    fc.assert(fc.property(shuffled, (other) => hashOf(sectionsOf(other)) === hashOf(sectionsOf(facts))));
  });

  it('does not change as time goes by, nor through JSON', () => {
    const stored: unknown = JSON.parse(JSON.stringify(sectionsOf(base)));
    expect(stored).toEqual(sectionsOf(base));
  });
});

describe('hashes and snapshots', () => {
  it('cover what the role covers', () => {
    for (const role of ownerRoles) {
      expect(Object.keys(hashesFor(role, base, hashOf))).toEqual([...coverage[role]]);
      expect(Object.keys(snapshotFor(role, base))).toEqual([...coverage[role]]);
    }
  });

  it('are the same of the business owner where no more is read', () => {
    const { evidence, items, risks, tools, ...facts } = base;
    expect([evidence, items, risks, tools]).not.toContainEqual([]);
    expect(businessSnapshot(facts)).toEqual(snapshotFor('business', base));
    expect(Object.keys(businessSnapshot(facts))).toEqual([...coverage.business]);
  });

  it('leave no section that nobody answers for', () => {
    expect(new Set(Object.values(coverage).flat())).toEqual(new Set(sections));
  });
});

describe('lapsing', () => {
  it('is nothing while nothing changed', () => expect(lapsingNow(signed())).toEqual([]));

  it('lapses exactly the sign-offs that cover a changed section', () => {
    fc.assert(
      fc.property(fc.subarray(changes, { minLength: 1 }), (some) => {
        const after = some.reduce((facts, [, change]) => ({ ...facts, ...change }), signed());
        const before = sectionsOf(base);
        const now_ = sectionsOf(after);
        const changed = sections.filter((section) => hashOf(before[section]) !== hashOf(now_[section]));
        const expected = ownerRoles
          .map((role) => ({ role, sections: coverage[role].filter((section) => changed.includes(section)) }))
          .filter((lapse) => lapse.sections.length > 0);
        const found = lapsingNow(after).map(({ role, sections: covered }) => ({ role, sections: covered }));
        expect(found).toEqual(expected);
      }),
    );
  });

  it('is the same by what a write changed, of which no more was seen than that', () => {
    const parts = ['systems', 'tools', 'risks', 'plan', 'items', 'evidence', 'waivers', 'assessments'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...changes), ([, change]) => {
        const before = signed();
        const after = { ...before, ...change };
        const others = parts.filter((part) => !(part in change));
        const seen = ({ pocOutcome, ...facts }: UseCaseFacts) =>
          asSeen(
            Object.fromEntries(Object.entries(facts).filter(([name]) => !others.includes(name as never))) as never,
          );
        const changed = changedSections(seen(before), seen(after));
        expect(changed).not.toEqual([]);
        expect(lapsing(before, (section) => changed.includes(section))).toEqual(lapsingNow(after));
        expect(changedSections(seen(before), seen(before))).toEqual([]);
      }),
    );
  });

  const changed = { problem: 'Another problem altogether.' };

  it('watches open requests, and in production the one that let it in', () => {
    const roles = (facts: UseCaseFacts) => lapsingNow({ ...facts, ...changed }).map((lapse) => lapse.role);
    const request = approved('production', base);
    expect(roles({ ...base, signOffRequests: [request] })).toEqual(['business']);
    const used = { ...request, state: 'used' as const };
    expect(roles({ ...base, stage: 'production', signOffRequests: [used] })).toEqual(['business']);
    expect(roles({ ...base, stage: 'pilot', signOffRequests: [used] })).toEqual([]);
    expect(roles({ ...base, signOffRequests: [{ ...request, state: 'withdrawn' }] })).toEqual([]);
    const old = { ...used, id: 'old', requestedAt: new Date(earlier.getTime() - 1) };
    expect(lapsingNow({ ...base, ...changed, stage: 'production', signOffRequests: [used, old] })).toHaveLength(1);
    const poc = { ...approved('poc', base), state: 'used' as const };
    expect(roles({ ...base, stage: 'poc', signOffRequests: [poc] })).toEqual([]);
  });

  it('does not lapse twice', () => {
    const request = approved('production', base);
    const lapsed = { ...request, signOffs: request.signOffs.map((one) => ({ ...one, lapsedAt: now })) };
    expect(lapsingNow({ ...base, ...changed, signOffRequests: [lapsed] })).toEqual([]);
  });
});
