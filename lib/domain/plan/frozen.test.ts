import { describe, expect, it } from 'vitest';
import { complete } from '@/lib/domain/testing/facts';
import type { Stage } from '@/lib/domain/stages/stages';
import { frozenPlanReasons } from './frozen';

const { plan } = complete();
const [metric] = plan.metrics;
const next = (change: object = {}, figures: object = {}) => ({
  endsOn: plan.endsOn,
  metrics: [{ ...metric!, ...figures }],
  ...change,
});
const messages = (change: ReturnType<typeof next>, stage: Stage = 'pilot') =>
  frozenPlanReasons({ plan, stage, parkedFrom: stage === 'parked' ? 'pilot' : null }, change).map((one) => one.message);

describe('the plan of a pilot', () => {
  it.each([
    ['an earlier end', next({ endsOn: '2026-11-14' }), 'does not end before'],
    ['no end', next({ endsOn: null }), 'does not end before'],
    ['a metric less', next({ metrics: [] }), 'stays in it'],
    ['another target', next({}, { target: 30 }), 'the target of'],
    ['no target', next({}, { target: null }), 'the target of'],
    ['another kill threshold', next({}, { killThreshold: 60 }), 'the kill threshold of'],
    ['no kill threshold', next({}, { killThreshold: null }), 'the kill threshold of'],
    ['the other direction', next({}, { better: 'higher' }), 'the direction of'],
  ])('refuses %s, in the pilot, behind it and while it is parked', (_, change, part) => {
    for (const stage of ['pilot', 'go-live-review', 'production', 'parked'] as const) {
      expect(messages(change, stage)).toEqual([expect.stringContaining(part)]);
    }
    expect(messages(change, 'poc')).toEqual([]);
  });

  it('may run longer, measure more, and fill in what is empty', () => {
    expect(messages(next({ endsOn: '2026-12-31' }))).toEqual([]);
    expect(messages(next({ metrics: [metric!, { ...metric!, id: null }] }))).toEqual([]);
    const empty = { ...plan, metrics: [{ ...metric!, target: null, killThreshold: null }] };
    expect(frozenPlanReasons({ plan: empty, stage: 'pilot', parkedFrom: null }, next())).toEqual([]);
  });
});
