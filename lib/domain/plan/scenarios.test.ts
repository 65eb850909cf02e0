import { expect, it } from 'vitest';
import { keepsOutcome, scenarioTally } from './scenarios';

const scenario = { kind: 'restricted', title: 'Delete an account', expected: 'It refuses.' } as const;

it('keeps an outcome only for exactly what was run', () => {
  expect(keepsOutcome(scenario, { ...scenario })).toBe(true);
  expect(keepsOutcome(scenario, { ...scenario, kind: 'success' })).toBe(false);
  expect(keepsOutcome(scenario, { ...scenario, title: 'Delete a contact' })).toBe(false);
  expect(keepsOutcome(scenario, { ...scenario, expected: 'It does.' })).toBe(false);
});

it('counts by kind, kinds without a scenario included', () => {
  const tally = scenarioTally([
    { kind: 'success', outcome: 'pass' },
    { kind: 'success', outcome: 'fail' },
    { kind: 'restricted', outcome: null },
  ]);
  expect(tally).toEqual([
    { kind: 'success', total: 2, passed: 1, failed: 1, notRun: 0 },
    { kind: 'failure', total: 0, passed: 0, failed: 0, notRun: 0 },
    { kind: 'restricted', total: 1, passed: 0, failed: 0, notRun: 1 },
  ]);
});
