import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '@/lib/domain/day';
import { announcedReport, gateReport, gateRequirements, unmet } from '@/lib/domain/stages/gates';
import { gatedStages, trackStages, type GatedStage } from '@/lib/domain/stages/stages';
import { bare, codes, complete, context, earlier, now, person } from '@/lib/domain/testing/facts';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { EvidenceFacts, RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { policyForm } from '@/lib/testing/policies';
import { addable, requirementOf } from './addable';
import { addableIds, type AddableId } from './addable-ids';
import { gatePolicy, leastOf, settled, standardPolicy, type AddedRequirement, type GatePolicy } from './policy';
import { formOfPolicy, policyChanges, policyOfForm } from './policy-form';
import { compare, effectOn, stagesTouched } from './policy-preview';
import { gateThresholds, thresholdIds } from './thresholds';

const today = dayOf(now);
const later = addDays(today, 10);

const under = (definition: GatePolicy, at = now): RuleContext => ({
  ...context,
  now: at,
  policy: { version: 2, definition },
});
const added = (one: Partial<AddedRequirement> & Pick<AddedRequirement, 'gate' | 'requirement'>): AddedRequirement => ({
  least: null,
  of: null,
  from: null,
  ...one,
});
const withAdded = (...list: Parameters<typeof added>[0][]): GatePolicy => ({
  ...standardPolicy,
  added: list.map(added),
});

/** A choice that each requirement of the vocabulary accepts. */
const usual = (id: AddableId): AddedRequirement => {
  const { gates, figure, subject } = addable[id];
  return added({
    gate: gates[0]!,
    requirement: id,
    least: figure?.usual ?? null,
    of: subject?.choices[0]?.value ?? null,
  });
};

describe('the vocabulary', () => {
  it.each(addableIds)('%s reads nothing but what it says', (id) => {
    const allowed = new Set<string>(addable[id].reads);
    const parts = [
      'assessments',
      'rounds',
      'plan',
      'scenarios',
      'risks',
      'tools',
      'items',
      'evidence',
      'waivers',
      'signOffRequests',
      'pocOutcome',
    ];
    for (const facts of [complete(), bare()]) {
      const watched = new Proxy(facts, {
        get(target, name) {
          if (parts.includes(String(name)) && !allowed.has(String(name)))
            throw new Error(`${id} reads ${String(name)}.`);
          return Reflect.get(target, name);
        },
      });
      requirementOf(usual(id)).check(watched, context);
    }
  });

  it.each(gatedStages)('at the gate to %s goes by what evidence proves, as does all that the product asks', (gate) => {
    const there = addableIds.filter((id) => addable[id].gates.includes(gate));
    const policy = under(withAdded(...there.map((id) => ({ ...usual(id), gate }))));
    const report = (facts: GateFacts) =>
      gateReport(gate, facts, policy).map(({ requirement: { id }, reasons }) => ({ id, reasons }));
    const { evidence } = complete();
    const changes: EvidenceFacts[][] = [
      evidence,
      [],
      evidence.map((entry) => ({ ...entry, expiresOn: '2026-11-01' })),
      evidence.map((entry) => ({ ...entry, review: null })),
      evidence.map((entry) => ({ ...entry, drill: null })),
    ];
    for (const one of changes) {
      const proofs = one.map(({ itemId, expiresOn, review, drill }) => ({
        itemId,
        expiresOn,
        review: review && { decision: review.decision, at: review.at },
        drill: drill && { kind: drill.kind },
      }));
      expect(report({ ...complete(), evidence: proofs })).toEqual(report(complete({ evidence: one })));
    }
  });

  it.each(addableIds)('%s tells whoever stands before it what to do, and who', (id) => {
    const never = addable[id].figure ? { least: addable[id].figure.max } : {};
    for (const reason of requirementOf({ ...usual(id), ...never }).check(bare({ owners: {} }), context)) {
      expect(reason.message).toMatch(/\.$/);
      expect(reason.remedy).toMatch(/\.$/);
      expect(reason.by).toBeTruthy();
      expect(reason.tab).toBe(id === 'poc-days' ? 'overview' : addable[id].tab);
    }
  });

  const risk = { ...complete().risks[0]!, likelihood: 1, impact: 1, mitigation: '' };
  const condition = { id: 'c', text: 'Train the support', owner: person('eve'), dueOn: '2026-11-01', doneAt: null };
  const signed = {
    id: 'r',
    gate: 'poc' as const,
    requestedBy: person('ada'),
    requestedAt: earlier,
    state: 'used' as const,
    signOffs: [
      {
        id: 's',
        role: 'business' as const,
        by: person('bea'),
        decision: 'approve-with-conditions' as const,
        reason: '',
        decidedAt: earlier,
        hashes: {},
        lapsedAt: null,
        lapsedBy: [],
        conditions: [condition],
      },
    ],
  };
  const leaky = {
    id: 'tool',
    name: 'answer_mail',
    purpose: '',
    tier: 'draft' as const,
    dataClasses: 'Personal',
    systemId: null,
    createdAt: earlier,
    server: null,
  };
  const actionAndUsers = ['contradicted-action-risk', 'contradicted-user-group'];
  it.each([
    ['scorers', { least: 2 }, {}, ['few-scorers']],
    ['score', { least: 80 }, {}, []],
    ['score', { least: 100 }, {}, ['score-low']],
    ['levels', { least: 4 }, {}, []],
    ['levels', { least: 5 }, {}, ['level-low', 'level-low', 'level-low']],
    ['value', { least: 4320 }, {}, []],
    ['value', { least: 4321 }, {}, ['value-low']],
    ['owner', { of: 'security' }, {}, []],
    ['owner', { of: 'security' }, { owners: {} }, ['owner-security']],
    ['data-classes', {}, {}, []],
    ['data-classes', {}, { tools: [] }, ['no-tools']],
    ['risk-mitigation', {}, { risks: [risk] }, ['risk-open']],
    ['risk-mitigation', {}, { risks: [{ ...risk, closedAt: earlier }] }, []],
    ['poc-days', { least: 14 }, { stage: 'poc', stageEnteredAt: new Date('2026-11-10T10:00:00Z') }, ['poc-too-short']],
    ['poc-days', { least: 12 }, { stage: 'poc', stageEnteredAt: new Date('2026-11-10T10:00:00Z') }, []],
    ['poc-days', { least: 180 }, { stage: 'pilot' }, []],
    ['scenarios-pass', { least: 1, of: 'failure' }, {}, []],
    ['scenarios-pass', { least: 2, of: 'failure' }, {}, ['few-pass']],
    ['item-done', { of: 'HF-1' }, {}, []],
    ['item-done', { of: 'HF-1' }, { items: [] }, ['item-HF-1']],
    ['targets-met', {}, {}, []],
    [
      'targets-met',
      {},
      { plan: { ...complete().plan, metrics: complete().plan.metrics.map((one) => ({ ...one, target: 10 })) } },
      ['target-missed'],
    ],
    ['conditions-done', {}, { signOffRequests: [signed] }, ['condition-overdue']],
    ['conditions-done', {}, { signOffRequests: [{ ...signed, state: 'withdrawn' }] }, []],
    ['no-waiver', { of: 'identity' }, {}, []],
    ['ratings-fit', {}, {}, []],
    ['ratings-fit', {}, { actionTier: 'irreversible', userGroupSize: 90 }, actionAndUsers],
    ['ratings-fit', {}, { assessments: [] }, []],
    ['flow-settled', {}, { tools: [leaky] }, []],
    ['flow-settled', {}, { tools: [leaky], items: [] }, ['flow-open']],
    ['flow-settled', {}, { tools: [{ ...leaky, createdAt: now }] }, ['flow-open']],
  ] as [AddableId, Partial<AddedRequirement>, Partial<UseCaseFacts>, string[]][])(
    '%s of %j: %#',
    (id, of, change, expected) => {
      const one = { ...usual(id), ...of };
      expect(codes(requirementOf(one).check(complete(change), context))).toEqual(expected);
    },
  );
});

describe('a gate policy', () => {
  it('adds to the product’s own requirements and takes none away', () => {
    const anyAdded = fc
      .array(fc.constantFrom(...addableIds), { maxLength: 8 })
      .map((ids) => ids.flatMap((id) => addable[id].gates.map((gate) => ({ ...usual(id), gate }))));
    fc.assert(
      fc.property(anyAdded, fc.constantFrom(...gatedStages), (list, gate) => {
        const policy = { ...standardPolicy, added: list };
        for (const facts of [bare(), complete()]) {
          const report = gateReport(gate, facts, under(policy));
          const own = report.filter((line) => !line.added);
          expect(own.map(({ requirement }) => requirement)).toEqual([...gateRequirements[gate]]);
          expect(unmet(gate, facts, under(policy))).toEqual(expect.arrayContaining(unmet(gate, facts, context)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('never goes below the floor, not even where a version says so', () => {
    for (const id of thresholdIds) {
      const low = { ...standardPolicy, thresholds: { ...standardPolicy.thresholds, [id]: { least: 0, next: null } } };
      expect(leastOf(under(low), id)).toBe(gateThresholds[id].floor);
    }
    expect(gatePolicy.parse({ thresholds: {}, added: [] }).thresholds.readiness.least).toBe(70);
  });

  it('announces without blocking, and blocks from the day on', () => {
    const policy = {
      ...withAdded({ gate: 'pilot', requirement: 'item-done', of: 'HF-1', from: later }),
      thresholds: { ...standardPolicy.thresholds, scenarios: { least: 1, next: { least: 4, from: later } } },
    };
    const facts = complete({ stage: 'poc', items: [] });
    expect(unmet('pilot', facts, under(policy))).toEqual(unmet('pilot', facts, context));
    const lines = announcedReport('pilot', facts, under(policy));
    expect(lines.map(({ label, from, met }) => [label.slice(0, 24), from, met])).toEqual([
      ['Scenarios of each kind: ', later, false],
      ['HF-1 is satisfied or wai', later, false],
    ]);
    expect(announcedReport('poc', facts, under(policy))).toEqual([]);
    const then = under(policy, new Date(`${later}T00:00:00Z`));
    expect(announcedReport('pilot', facts, then)).toEqual([]);
    expect(codes(unmet('pilot', facts, then))).toEqual(expect.arrayContaining(['item-HF-1', 'scenario-failure']));
  });

  it('lets a tighter figure take the place of an earlier one on its day', () => {
    const policy = withAdded(
      { gate: 'poc', requirement: 'score', least: 60 },
      { gate: 'poc', requirement: 'score', least: 70, from: later },
    );
    expect(settled(policy, today).added).toHaveLength(2);
    expect(settled(policy, later).added.map(({ least }) => least)).toEqual([70]);
  });
});

describe('the form of a gate policy', () => {
  it('keeps what it was given', () => {
    const policy = withAdded({ gate: 'poc', requirement: 'owner', of: 'security', from: later });
    expect(policyOfForm(formOfPolicy(policy, today), standardPolicy, now)).toEqual({ ok: true, value: policy });
  });

  const twice = { gate: 'poc', requirement: 'score' } as const;
  it.each([
    ['below the floor', { thresholds: { readiness: { least: 69 } } }, 'thresholds.readiness.least', /floor is 70 %/],
    ['above what there is', { thresholds: { readiness: { least: 101 } } }, 'thresholds.readiness.least', /100 or less/],
    ['nothing', { thresholds: { 'pilot-days': { least: null } } }, 'thresholds.pilot-days.least', /whole number/],
    ['no day', { thresholds: { readiness: { next: 95 } } }, 'thresholds.readiness.from', /Choose the day/],
    ['no figure', { thresholds: { readiness: { from: later } } }, 'thresholds.readiness.next', /what counts from/],
    [
      'less, announced',
      { thresholds: { readiness: { next: 80, from: later } } },
      'thresholds.readiness.next',
      /more than the 90 %/,
    ],
    [
      'a day in the past',
      { thresholds: { readiness: { next: 95, from: today } } },
      'thresholds.readiness.from',
      /still to come/,
    ],
    [
      'another gate',
      { added: [{ gate: 'production', requirement: 'poc-days', least: 3 }] },
      'added.0.requirement',
      /Production/,
    ],
    [
      'no such item',
      { added: [{ gate: 'pilot', requirement: 'item-done', of: 'XX-9' }] },
      'added.0.of',
      /not in the list/,
    ],
    ['out of bounds', { added: [{ ...twice, least: 101 }] }, 'added.0.least', /100 or less/],
    [
      'the same twice',
      {
        added: [
          { ...twice, least: 60 },
          { ...twice, least: 60 },
        ],
      },
      'added.1.requirement',
      /there already/,
    ],
    [
      'less, later',
      {
        added: [
          { ...twice, least: 60 },
          { ...twice, least: 50, from: later },
        ],
      },
      'added.1.requirement',
      /must be more/,
    ],
    ['added for a past day', { added: [{ ...twice, least: 60, from: '2026-01-01' }] }, 'added.0.from', /still to come/],
  ] as [string, Parameters<typeof policyForm>[0], string, RegExp][])('refuses %s', (_, change, field, message) => {
    const read = policyOfForm(policyForm(change), standardPolicy, now);
    expect(read.ok ? {} : read.fields).toEqual({ [field]: [expect.stringMatching(message)] });
  });

  it('takes a passed day that the published version had announced', () => {
    const published = withAdded({ ...twice, least: 60, from: '2026-01-01' });
    expect(policyOfForm(formOfPolicy(published, today), published, now)).toMatchObject({ ok: true });
  });

  it('tells what differs in words', () => {
    const before = withAdded({ gate: 'poc', requirement: 'owner', of: 'security' });
    const after = {
      ...withAdded({ gate: 'poc', requirement: 'score', least: 60, from: later }),
      thresholds: { ...standardPolicy.thresholds, readiness: { least: 92, next: { least: 95, from: later } } },
    };
    expect(policyChanges(before, after, today)).toEqual([
      { field: 'Readiness for production', before: '90 %', after: '92 %' },
      { field: 'Readiness for production, announced', before: null, after: '95 % from 2 Dec 2026' },
      { field: 'Entering POC', before: 'A security reviewer is assigned', after: null },
      { field: 'Entering POC', before: null, after: 'The agreed score is 60 or more (from 2 Dec 2026)' },
    ]);
    expect(policyChanges(after, after, today)).toEqual([]);
  });
});

describe('the preview', () => {
  const policy = withAdded({ gate: 'poc', requirement: 'item-done', of: 'HF-1', from: later });
  const comparison = compare(standardPolicy, policy, today);

  it('looks at no more than it must', () => {
    expect(comparison).toMatchObject({ gates: ['poc'], parts: ['items', 'evidence', 'waivers', 'tools'] });
    expect(stagesTouched(['poc'])).toEqual(trackStages.slice(1));
    expect(compare(policy, policy, today)).toMatchObject({ differences: [], gates: [] });
  });

  it.each([
    ['candidate', 0, 0],
    ['assessed', 1, 0],
    ['poc', 0, 1],
    ['production', 0, 1],
    ['parked', 0, 0],
  ] as [UseCaseFacts['stage'], number, number][])('says of one in %s what it would lack', (stage, ahead, behind) => {
    const effect = effectOn(complete({ stage, items: [] }), comparison, context);
    expect([effect.ahead.lost.length, effect.behind.lost.length]).toEqual([ahead, behind]);
    const good = effectOn(complete({ stage }), comparison, context);
    expect([good.ahead.lost.length, good.behind.lost.length]).toEqual([0, 0]);
    for (const { from } of effect.ahead.lost) expect(from).toBe(later);
  });

  it('agrees with the gates themselves', () => {
    for (const id of addableIds) {
      for (const gate of addable[id].gates) {
        const one = { ...usual(id), gate };
        const stage = trackStages[trackStages.indexOf(gate as GatedStage) - 1]!;
        for (const facts of [bare({ stage }), complete({ stage })]) {
          const next = { ...standardPolicy, added: [one] };
          const more = gateReport(gate, facts, under(next)).filter((line) => line.added && !line.met).length;
          const { ahead } = effectOn(facts, compare(standardPolicy, next, today), context);
          expect(ahead.lost).toHaveLength(more);
          const back = effectOn(facts, compare(next, standardPolicy, today), context);
          expect(back.ahead.gained).toHaveLength(more);
        }
      }
    }
  });
});
