import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judge, sum, tallyPlaywright, tallyVitest } from './tally';

const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const passing = { numPassedTests: 3, testResults: [] };

let written = 0;
function report(name: string, content: unknown): string {
  const file = path.join(folder, String((written += 1)), `${name}.json`);
  mkdirSync(path.dirname(file));
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const inFile = (
  status: string,
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[],
) => ({
  name: path.resolve('lib/some.test.ts'),
  status,
  assertionResults,
});

test('a file that cannot be loaded counts as a failure', () => {
  const broken = { ...inFile('failed', []), message: 'Cannot find it\nat some place' };
  expect(tallyVitest({ ...passing, testResults: [broken] })).toEqual({
    passed: 3,
    failures: ['lib/some.test.ts › could not be run: Cannot find it'],
  });
});

test('a file with a failed test is counted once, and named with the first line of what was wrong, without colours', () => {
  const failed = inFile('failed', [
    { status: 'failed', fullName: 'adds up', failureMessages: ['\u001b[31mexpected 1\u001b[39m to be 2\n at …'] },
    { status: 'passed', fullName: 'takes away' },
  ]);
  expect(tallyVitest({ numPassedTests: 1, testResults: [failed] })).toEqual({
    passed: 1,
    failures: ['lib/some.test.ts › adds up: expected 1 to be 2'],
  });
});

test('a browser test that passes only when repeated has failed, and so has a run with an error', () => {
  const spec = (title: string, status: string, message?: string) => ({
    file: 'some.spec.ts',
    line: 7,
    title,
    tests: [{ status, results: [{ error: message ? { message } : undefined }, {}] }],
  });
  const suites = [
    { specs: [spec('signs', 'expected')], suites: [{ specs: [spec('moves', 'unexpected', 'Timeout')] }] },
    { specs: [spec('reads', 'flaky', 'Not there\nyet')] },
  ];
  expect(tallyPlaywright({ stats: { expected: 5 }, errors: [{ message: 'No browser' }], suites })).toEqual({
    passed: 5,
    failures: [
      'some.spec.ts:7 › moves: Timeout',
      'some.spec.ts:7 › reads: Not there',
      'the run › ended with an error: No browser',
    ],
  });
});

test.each([
  ['writes no report', path.join(folder, 'none.json'), 0, 0, ['none wrote no report (exit code 0)']],
  ['runs no test', report('unit', { ...passing, numPassedTests: 0 }), 0, 0, ['unit ran no test']],
  ['ends badly after passing', report('unit', passing), 1, 3, ['unit passed, and ended with exit code 1']],
  ['was killed', report('unit', passing), null, 3, ['unit passed, and ended with exit code null']],
  ['passes', report('unit', passing), 0, 3, []],
])('a runner that %s is judged so', (_, file, code, passed, failures) => {
  expect(judge(file, code, tallyVitest)).toEqual({ passed, failures });
});

test('tallies add up', () => {
  expect(
    sum([
      { passed: 1, failures: [] },
      { passed: 2, failures: ['a', 'b'] },
    ]),
  ).toEqual({ passed: 3, failures: ['a', 'b'] });
});
