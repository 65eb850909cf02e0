import { expect, it } from 'vitest';
import { droppedResults } from './metric-changes';

const result = { value: 1, note: '', by: { id: 'm', name: 'Ann' }, at: new Date(0) };
const figures = { unit: '%', better: 'higher', baseline: 1, target: 2, killThreshold: 0 } as const;
const plan = {
  startsOn: null,
  endsOn: null,
  metrics: [
    { id: 'a', name: 'Measured', ...figures, results: { poc: result, pilot: result } },
    { id: 'b', name: 'Planned', ...figures, results: {} },
  ],
};

it('names the metrics whose results would be lost, and only those', () => {
  expect(droppedResults(plan, ['a'])).toEqual([]);
  expect(droppedResults(plan, [])).toMatchObject([
    {
      code: 'metric-has-results',
      message: '"Measured" has a result of the POC and of the Pilot, which would be lost.',
    },
  ]);
});
