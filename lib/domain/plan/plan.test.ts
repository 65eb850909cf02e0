import { describe, expect, it } from 'vitest';
import { bare, codes, metric, now } from '@/lib/domain/testing/facts';
import type { MetricFacts, PlanFacts } from '@/lib/domain/use-case/facts';
import { metTarget, pastKill, pilotOverdue, planGaps } from './plan';
import { openHighRisks, riskLevel } from './risks';

const plan = (change: Partial<PlanFacts> = {}, metricChange: Partial<MetricFacts> = {}): PlanFacts => ({
  startsOn: '2026-10-05',
  endsOn: '2026-11-15',
  metrics: [{ ...metric, ...metricChange }],
  ...change,
});
const higher = { better: 'higher', baseline: 60, target: 90, killThreshold: 70 } as const;

describe('planGaps', () => {
  it.each([
    ['complete', plan(), []],
    ['higher is better', plan({}, higher), []],
    ['kept at the baseline', plan({}, { ...higher, baseline: 90 }), []],
    ['nothing', { startsOn: null, endsOn: null, metrics: [] }, ['no-end', 'no-metric', 'no-start']],
    ['no baseline', plan({}, { baseline: null }), ['metric-incomplete']],
    ['no figures', plan({}, { baseline: null, target: null, killThreshold: null }), ['metric-incomplete']],
    ['target worse than baseline', plan({}, { target: 60, killThreshold: 70 }), ['metric-contradiction']],
    ['threshold better than target', plan({}, { killThreshold: 15 }), ['metric-contradiction']],
    ['threshold at the target', plan({}, { ...higher, killThreshold: 90 }), ['metric-contradiction']],
    ['ends as it starts', plan({ endsOn: '2026-10-05' }), ['end-before-start']],
  ] as [string, PlanFacts, string[]][])('of a plan: %s', (_, subject, expected) => {
    expect(codes(planGaps(subject))).toEqual(expected);
  });

  it('names every gap at once, each with a remedy', () => {
    const gaps = planGaps({ startsOn: null, endsOn: null, metrics: [{ ...metric, target: null }] });
    expect(codes(gaps)).toEqual(['metric-incomplete', 'no-end', 'no-start']);
    expect(gaps.every((gap) => gap.remedy && gap.tab === 'plan')).toBe(true);
  });
});

describe('results', () => {
  it.each([
    ['lower', 46, true, false],
    ['lower', 45, false, false],
    ['lower', 20, false, true],
  ] as const)('%s is better: %d is past the threshold %s, met %s', (_, value, past, met) => {
    expect(pastKill(metric, value)).toBe(past);
    expect(metTarget(metric, value)).toBe(met);
  });

  it.each([
    [69, true, false],
    [70, false, false],
    [90, false, true],
  ])('higher is better: %d', (value, past, met) => {
    expect(pastKill(higher, value)).toBe(past);
    expect(metTarget(higher, value)).toBe(met);
  });

  it('without a threshold or target are neither', () => {
    expect(pastKill({ better: 'higher', killThreshold: null }, -1)).toBe(false);
    expect(metTarget({ better: 'higher', target: null }, 1e9)).toBe(false);
  });
});

describe('pilotOverdue', () => {
  it.each([
    ['pilot', '2026-11-21', true],
    ['pilot', '2026-11-22', false],
    ['pilot', null, false],
    ['poc', '2026-11-21', false],
  ] as const)('in %s ending %s is %s', (stage, endsOn, overdue) => {
    expect(pilotOverdue(bare({ stage, plan: plan({ endsOn }) }), now)).toBe(overdue);
  });
});

describe('risks', () => {
  it.each([
    [1, 1, 'low'],
    [1, 5, 'low'],
    [2, 3, 'medium'],
    [3, 4, 'medium'],
    [2, 5, 'medium'],
    [3, 5, 'high'],
    [4, 4, 'high'],
    [5, 5, 'high'],
  ] as const)('of likelihood %d and impact %d are %s', (likelihood, impact, level) => {
    expect(riskLevel(likelihood, impact)).toBe(level);
  });

  it('bar the pilot while high, open, and neither mitigated nor accepted', () => {
    const risk = { id: 'r', title: 'R', likelihood: 5, impact: 5, mitigation: ' ', closedAt: null, acceptance: null };
    const accepted = { by: { id: 'b', name: 'B' }, at: now, reason: 'Known.', likelihood: 5, impact: 5, staleAt: null };
    const all = [
      risk,
      { ...risk, mitigation: 'Sources are shown.' },
      { ...risk, closedAt: now },
      { ...risk, acceptance: accepted },
      { ...risk, id: 'stale', acceptance: { ...accepted, staleAt: now } },
      { ...risk, likelihood: 1 },
    ];
    expect(openHighRisks({ risks: all })).toMatchObject([{ id: 'r' }, { id: 'stale' }]);
  });
});
