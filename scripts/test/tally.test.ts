import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judge, sum, tallyPlaywright, tallyVitest } from './tally';

const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const passing = { numPassedTests: 3, numFailedTests: 0, testResults: [] };

function written(report: unknown): string {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('a file that cannot be loaded counts as a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(tallyVitest({ ...passing, testResults: [broken] })).toEqual({ passed: 3, failed: 1 });
});

test('a file with a failed test is not counted twice', () => {
  const failed = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
  expect(tallyVitest({ numPassedTests: 1, numFailedTests: 1, testResults: [failed] })).toEqual({
    passed: 1,
    failed: 1,
  });
});

test('a browser test that passes only when repeated has failed, and so has a run with an error', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1 };
  expect(tallyPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 });
});

test.each([
  ['writes no report', path.join(folder, 'none.json'), 0, { passed: 0, failed: 1 }],
  ['runs no test', written({ ...passing, numPassedTests: 0 }), 0, { passed: 0, failed: 1 }],
  ['ends badly after passing', written(passing), 1, { passed: 3, failed: 1 }],
  ['was killed', written(passing), null, { passed: 3, failed: 1 }],
  ['passes', written(passing), 0, { passed: 3, failed: 0 }],
])('a runner that %s is judged so', (_, file, code, tally) => {
  expect(judge(file, code, tallyVitest)).toEqual(tally);
});

test('tallies add up', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});
