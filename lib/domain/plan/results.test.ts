import { describe, expect, it } from 'vitest';
import type { MetricFacts } from '@/lib/domain/use-case/facts';
import { fromEarlierPilot, reading, recordPocOutcome, recordResult } from './results';

const by = { id: 'm', name: 'Ann' };
const at = new Date('2026-11-01T00:00:00Z');
const metric = (change: Partial<MetricFacts> = {}): MetricFacts => ({
  id: 'x',
  name: 'Correct answers',
  unit: '%',
  better: 'higher',
  baseline: 60,
  target: 85,
  killThreshold: 70,
  results: {},
  ...change,
});
const plan = (...metrics: MetricFacts[]) => ({ startsOn: null, endsOn: null, metrics });

describe('reading', () => {
  it.each([
    ['higher', 90, 'met'],
    ['higher', 85, 'met'],
    ['higher', 84, 'short'],
    ['higher', 70, 'short'],
    ['higher', 69.9, 'past-kill'],
  ] as const)('%s is better: %d is %s', (better, value, expected) => {
    expect(reading(metric({ better }), value)).toBe(expected);
  });

  it('turns round where lower is better, and says when there is no target', () => {
    const seconds = metric({ better: 'lower', baseline: 30, target: 10, killThreshold: 40 });
    expect([10, 11, 41].map((value) => reading(seconds, value))).toEqual(['met', 'short', 'past-kill']);
    expect(reading(metric({ target: null }), 99)).toBe('no-target');
    expect(reading(metric({ target: null }), 1)).toBe('past-kill');
  });
});

describe('recordResult', () => {
  it.each([
    ['candidate', null, 'poc', false],
    ['assessed', null, 'poc', false],
    ['poc', null, 'poc', true],
    ['poc', null, 'pilot', false],
    ['pilot', null, 'pilot', true],
    ['production', null, 'pilot', true],
    ['parked', 'pilot', 'pilot', true],
    ['parked', 'assessed', 'poc', false],
    ['rejected', null, 'poc', false],
  ] as const)('in %s (parked from %s): %s → %s', (stage, parkedFrom, phase, allowed) => {
    expect(recordResult({ stage, parkedFrom }, phase).length === 0).toBe(allowed);
  });
});

describe('recordPocOutcome', () => {
  const measured = metric({ results: { poc: { value: 88, note: '', by, at } } });

  it('lets a measured POC continue, and an unmeasured one stop', () => {
    expect(recordPocOutcome({ stage: 'poc', plan: plan(measured) }, 'continue')).toEqual([]);
    expect(recordPocOutcome({ stage: 'poc', plan: plan(metric()) }, 'stop')).toEqual([]);
  });

  it('names each metric without a result, an empty plan, and the wrong stage', () => {
    const codes = (stage: 'poc' | 'pilot', ...metrics: MetricFacts[]) =>
      recordPocOutcome({ stage, plan: plan(...metrics) }, 'continue').map((reason) => reason.code);
    expect(codes('poc', measured, metric(), metric())).toEqual(['poc-result', 'poc-result']);
    expect(codes('poc')).toEqual(['no-metric']);
    expect(codes('pilot', measured)).toEqual(['not-in-poc']);
  });
});

it('tells a result of an earlier pilot from one of this', () => {
  const old = metric({ results: { pilot: { value: 1, note: '', by, at } } });
  expect(fromEarlierPilot({ stage: 'pilot', stageEnteredAt: new Date('2026-11-02T00:00:00Z') }, old)).toBe(true);
  expect(fromEarlierPilot({ stage: 'pilot', stageEnteredAt: at }, old)).toBe(false);
  expect(fromEarlierPilot({ stage: 'production', stageEnteredAt: new Date('2027-01-01T00:00:00Z') }, old)).toBe(false);
});
