import { describe, expect, it } from 'vitest';
import {
  assessment,
  bare,
  codes,
  complete,
  context,
  earlier,
  now,
  person,
  ratings,
  signedFor,
  without,
} from '@/lib/domain/testing/facts';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { gateReport, gateRequirements, unmet } from './gates';
import { standardPolicy } from './policy/policy';
import { stages, type Stage } from './stages';

const gaps = (target: Stage, facts: UseCaseFacts) => [...new Set(codes(unmet(target, facts, context)))];

/** Before the gate to the named stage, with everything done and signed. */
const before: Record<string, UseCaseFacts> = {
  assessed: complete({ stage: 'candidate' }),
  poc: signedFor('poc', complete({ stage: 'assessed' })),
  pilot: signedFor('pilot', complete({ stage: 'poc' })),
  'go-live-review': complete({ stage: 'pilot' }),
  production: signedFor('production', complete({ stage: 'go-live-review' })),
};

describe('the gates', () => {
  it.each(Object.entries(before))('open to %s once everything is there', (target, facts) => {
    expect(unmet(target as Stage, facts, context)).toEqual([]);
  });

  it('name everything that is missing at once', () => {
    const nothing = bare({ owners: {} });
    expect(gaps('assessed', nothing)).toEqual(['assessment-agreed', 'owner-business', 'owner-technical', 'rationales']);
    expect(gaps('poc', nothing)).toEqual([
      'action-tier',
      'call-logging',
      'identity-model',
      'no-end',
      'no-metric',
      'no-start',
      'sign-off-business',
      'systems',
      'verdict',
    ]);
    expect(gaps('pilot', nothing)).toEqual([
      'owner-business',
      'owner-data-governance',
      'owner-security',
      'owner-technical',
      'pilot-group',
      'poc-outcome',
      'scenario-failure',
      'scenario-restricted',
      'scenario-success',
      'sign-off-business',
    ]);
    expect(gaps('go-live-review', nothing)).toEqual([
      'items-assigned',
      'no-end',
      'no-metric',
      'no-start',
      'pilot-not-run',
    ]);
    expect(gaps('production', nothing).filter((code) => !code.startsWith('item-'))).toEqual([
      'readiness',
      'sign-off-business',
      'sign-off-data-governance',
      'sign-off-security',
      'sign-off-technical',
    ]);
    expect(gaps('production', nothing).filter((code) => code.startsWith('item-'))).toHaveLength(33);
  });

  it('say what to do, who does it and where, for every reason', () => {
    for (const target of stages) {
      for (const reason of unmet(target, bare({ owners: {} }), context)) {
        expect(reason.remedy, reason.code).toBeTruthy();
        expect(reason.by, reason.code).toBeTruthy();
        expect(reason.tab, reason.code).toBeTruthy();
      }
    }
  });

  it('report each requirement, met or not, as unmet() does', () => {
    for (const target of stages) {
      const report = gateReport(target, bare(), context);
      expect(report.map((line) => line.requirement)).toEqual([...gateRequirements[target]]);
      expect(report.flatMap((line) => line.reasons)).toEqual(unmet(target, bare(), context));
      for (const line of report) expect(line.met).toBe(line.reason === null);
    }
  });

  const waiver = {
    id: 'w',
    subject: 'verdict',
    reason: 'A person approves each.',
    requestedBy: person('ada'),
    requestedAt: earlier,
    decision: 'approved' as const,
    decidedBy: person('bea'),
    decidedAt: earlier,
    decisionNote: null,
    expiresOn: '2027-01-31',
  };
  const barred = [assessment(ratings([5, 5, 1, 5, 5, 5]))];
  const bareMetric = complete().plan.metrics[0]!;
  const measured = (phase: 'poc' | 'pilot', value: number | null): UseCaseFacts['plan'] => ({
    ...complete().plan,
    metrics: [
      {
        ...bareMetric,
        results:
          value === null ? {} : { ...bareMetric.results, [phase]: { value, note: '', by: person('tom'), at: earlier } },
      },
    ],
  });
  const silent = assessment(ratings([5, 5, 5, 5, 5, 5]));
  silent.ratings.measurement.rationale = '  ';

  it.each([
    ['assessed', 'a rationale missing', { assessments: [silent] }, ['rationales']],
    ['assessed', 'no technical owner', { owners: without('technical') }, ['owner-technical']],
    [
      'assessed',
      'only a submitted assessment',
      { assessments: [{ ...silent, state: 'submitted' }] },
      ['assessment-agreed', 'rationales'],
    ],
    ['poc', 'a barred verdict', { assessments: barred }, ['verdict']],
    ['poc', 'a waived verdict', { assessments: barred, waivers: [waiver] }, []],
    [
      'poc',
      'a waiver that has ended',
      { assessments: barred, waivers: [{ ...waiver, expiresOn: '2026-11-21' }] },
      ['verdict'],
    ],
    ['poc', 'no system', { systems: [] }, ['systems']],
    ['poc', 'blank call logging', { callLogging: ' ' }, ['call-logging']],
    ['poc', 'no signature', { signOffRequests: [] }, ['sign-off-business']],
    ['pilot', 'the POC stopped', { pocOutcome: { ...complete().pocOutcome!, decision: 'stop' } }, ['poc-stopped']],
    ['pilot', 'no POC result', { plan: measured('poc', null) }, ['poc-results']],
    [
      'pilot',
      'a restricted scenario not run',
      { scenarios: complete().scenarios.map((one) => ({ ...one, outcome: null })) },
      ['restricted-not-passed'],
    ],
    [
      'pilot',
      'a failing success scenario',
      { scenarios: complete().scenarios.map((one) => ({ ...one, outcome: one.kind === 'success' ? 'fail' : 'pass' })) },
      [],
    ],
    ['pilot', 'a high risk', { risks: complete().risks.map((risk) => ({ ...risk, mitigation: '' })) }, ['high-risk']],
    ['pilot', 'no security reviewer', { owners: without('security') }, ['owner-security']],
    ['pilot', 'no pilot size', { pilotSize: null }, ['pilot-group']],
    ['go-live-review', '13 days of pilot', { stageEnteredAt: new Date('2026-11-08T12:00:00Z') }, ['pilot-too-short']],
    ['go-live-review', '14 days of pilot', { stageEnteredAt: new Date('2026-11-08T10:00:00Z') }, []],
    [
      'go-live-review',
      'a plan that still runs',
      { plan: { ...complete().plan, endsOn: '2026-11-23' } },
      ['plan-not-over'],
    ],
    ['go-live-review', 'a plan without an end', { plan: { ...complete().plan, endsOn: null } }, ['no-end']],
    [
      'go-live-review',
      'a metric without kill threshold',
      { plan: { ...complete().plan, metrics: [{ ...bareMetric, killThreshold: null }] } },
      ['metric-incomplete'],
    ],
    ['go-live-review', 'no pilot result', { plan: measured('pilot', null) }, ['pilot-result']],
    ['go-live-review', 'a metric past its threshold', { plan: measured('pilot', 46) }, ['past-kill']],
    ['go-live-review', 'an item without assignee', { items: complete().items.slice(1) }, ['items-assigned']],
    [
      'go-live-review',
      'an unassigned item that does not apply',
      {
        items: complete().items.map((item, index) =>
          index === 0 ? { ...item, state: 'not-applicable', assignee: null } : item,
        ),
      },
      [],
    ],
    [
      'production',
      'an open blocker',
      { items: complete().items.filter((item) => item.itemId !== 'SE-1') },
      ['item-SE-1'],
    ],
    [
      'production',
      'an open item that only advises',
      { items: complete().items.filter((item) => item.itemId !== 'SE-7') },
      [],
    ],
    [
      'production',
      'stale evidence',
      {
        evidence: complete().evidence.map((entry) =>
          entry.itemId === 'SE-1' ? { ...entry, expiresOn: '2026-11-21' } : entry,
        ),
      },
      ['item-SE-1'],
    ],
    [
      'production',
      'a waived blocker',
      { items: complete().items.filter((item) => item.itemId !== 'SE-1'), waivers: [{ ...waiver, subject: 'SE-1' }] },
      [],
    ],
  ] as [string, string, Partial<UseCaseFacts>, string[]][])('to %s with %s: %#', (target, _, change, expected) => {
    expect(gaps(target as Stage, { ...before[target]!, ...change })).toEqual(expected);
  });

  it('to production keep to the threshold, however few blockers there are', () => {
    const items = complete().items.filter((item) => !['ID-5', 'CM-3', 'CM-4'].includes(item.itemId));
    const facts = { ...before.production!, items, evidence: complete().evidence };
    expect(gaps('production', facts)).toEqual(['readiness']);
    const thresholds = { ...standardPolicy.thresholds, readiness: { least: 70, next: null } };
    const lower = { ...context, policy: { version: 2, definition: { ...standardPolicy, thresholds } } };
    expect(unmet('production', facts, lower)).toEqual([]);
  });

  it('to production want all four, and name each that is missing', () => {
    const [request] = before.production!.signOffRequests;
    const changes = [
      ['lapsed', { lapsedAt: now }, ['sign-off-security']],
      ['rejected', { decision: 'reject' as const }, ['sign-off-security']],
      ['with conditions', { decision: 'approve-with-conditions' as const }, []],
    ] as const;
    for (const [what, change, expected] of changes) {
      const signOffs = request!.signOffs.map((one) => (one.role === 'security' ? { ...one, ...change } : one));
      const facts = { ...before.production!, signOffRequests: [{ ...request!, signOffs }] };
      expect(gaps('production', facts), what).toEqual(expected);
    }
    for (const state of ['withdrawn', 'used'] as const) {
      const facts = { ...before.production!, signOffRequests: [{ ...request!, state }] };
      expect(gaps('production', facts), state).toHaveLength(4);
    }
  });
});
