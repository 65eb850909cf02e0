import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratings } from '@/lib/domain/testing/facts';
import { attainment, calibration, measuredShare, predicted, type PilotCase } from './calibration';
import type { Level } from './factors';

const metric = (baseline: number | null, target: number | null, result: number | null) => ({
  baseline,
  target,
  result,
});
const pilot = (value: Level, result: number | null, change: Partial<PilotCase> = {}): PilotCase => ({
  key: `S-${value}-${result}`,
  title: 'A pilot',
  unit: 'Sales',
  ratings: ratings([value, 4, 5, 4, 5, 3]),
  metrics: [metric(50, 20, result)],
  scorers: [],
  ...change,
});

describe('attainment', () => {
  it.each([
    ['at the baseline', metric(50, 20, 50), 0],
    ['at the target, lower is better', metric(50, 20, 20), 1],
    ['halfway', metric(50, 20, 35), 0.5],
    ['beyond the target', metric(50, 20, 5), 1.5],
    ['worse than before', metric(50, 20, 65), -0.5],
    ['far worse', metric(50, 20, 500), -1],
    ['higher is better', metric(80, 95, 90), 2 / 3],
    ['a target that stays', metric(100, 100, 100), 1],
    ['a target that stays, missed', metric(100, 100, 99), 0],
    ['no baseline', metric(null, 20, 20), null],
    ['no result', metric(50, 20, null), null],
  ])('%s', (_, measured, expected) => {
    const reached = attainment(measured);
    if (expected === null) expect(reached).toBeNull();
    else expect(reached).toBeCloseTo(expected);
  });

  it('stays within its bounds', () => {
    const any = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(any, any, any, (baseline, target, result) => {
        const reached = attainment({ baseline, target, result });
        expect(reached).toBeGreaterThanOrEqual(-1);
        expect(reached).toBeLessThanOrEqual(1.5);
      }),
    );
  });
});

describe('calibration', () => {
  it('says nothing from too few, but how many there are', () => {
    const few = calibration([pilot(5, 20), pilot(4, 30), pilot(3, null)]);
    expect(few).toMatchObject({ count: 2, enough: false, bias: null });
    expect(few.byTeam).toEqual([{ label: 'Sales', count: 2, predicted: null, reached: null, bias: null }]);
    expect(few.byFactor.every(({ met, missed }) => met === null && missed === null)).toBe(true);
    expect(calibration([])).toMatchObject({ count: 0, value: [], byTeam: [], byRole: [] });
  });

  it('finds who was too hopeful, which team, and which factor told', () => {
    const scorers = [
      { role: 'business' as const, value: 5 as Level, measurement: 4 as Level },
      { role: null, value: 3 as Level, measurement: null },
    ];
    const cases = [
      ...[20, 20, 20].map((result) => pilot(5, result, { scorers })),
      ...[50, 50, 50].map((result) => pilot(3, result, { unit: 'Finance', scorers })),
    ];
    const found = calibration(cases);
    expect(found).toMatchObject({ count: 6, enough: true });
    expect(found.bias).toBeCloseTo((3 * (1 - 1) + 3 * (0.5 - 0)) / 6);
    expect(found.byTeam).toEqual([
      { label: 'Finance', count: 3, predicted: 0.5, reached: 0, bias: 0.5 },
      { label: 'Sales', count: 3, predicted: 1, reached: 1, bias: 0 },
    ]);
    expect(found.byRole).toEqual([
      { label: 'Business owner', count: 6, predicted: 1, reached: 0.5, bias: 0.5 },
      { label: 'Others, such as architects', count: 6, predicted: 0.5, reached: 0.5, bias: 0 },
    ]);
    expect(found.byFactor[0]).toEqual({ label: 'Business value', count: 6, met: 5, missed: 3 });
  });

  it('counts as measured what came with baseline, target and result', () => {
    expect(measuredShare({ metrics: [metric(1, 2, 3), metric(null, 2, 3)] })).toBe(0.5);
    expect(measuredShare({ metrics: [] })).toBeNull();
    expect([1, 2, 3, 4, 5].map((level) => predicted(level as Level))).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});
