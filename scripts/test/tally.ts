import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a runner said: how many passed, and each failure by its file and name, with the first line of what was wrong. */
export interface Tally {
  passed: number;
  failures: string[];
}

/** The shape of Vitest's JSON report, as far as it is read here. */
export interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    file: string;
    line: number;
    title: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
}

/** The shape of Playwright's JSON report, as far as it is read here. */
export interface PlaywrightReport {
  stats: { expected: number };
  errors: { message?: string }[];
  suites: PlaywrightSuite[];
}

/** Counts a file that could not be loaded as one failure: it holds tests, though nobody knows how many. */
export function tallyVitest(report: VitestReport): Tally {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const failed = assertionResults.filter((assertion) => assertion.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [told(file, 'could not be run', message)];
    return failed.map(({ fullName, failureMessages }) => told(file, fullName, failureMessages?.[0]));
  });
  return { passed: report.numPassedTests, failures };
}

/** A test that passes only when repeated has failed. */
export function tallyPlaywright({ stats, errors, suites }: PlaywrightReport): Tally {
  const failures = specsOf(suites).flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => told(`${file}:${line}`, title, results.find(({ error }) => error)?.error?.message)),
  );
  return {
    passed: stats.expected,
    failures: [...failures, ...errors.map(({ message }) => told('the run', 'ended with an error', message))],
  };
}

const specsOf = (suites: PlaywrightSuite[]): NonNullable<PlaywrightSuite['specs']> =>
  suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);

const told = (where: string, what: string, why = ''): string =>
  `${where} › ${what}${why ? `: ${firstLine(why).slice(0, 300)}` : ''}`;

// oxlint-disable-next-line no-control-regex -- terminal colours are control characters
const firstLine = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n')[0] ?? '';

/** No runner passes by saying nothing: without a report, without a test, or with a bad exit code, it has failed. */
export function judge<R>(file: string, code: number | null, count: (report: R) => Tally): Tally {
  const runner = path.basename(file, '.json');
  if (!existsSync(file)) return { passed: 0, failures: [`${runner} wrote no report (exit code ${code})`] };
  const tally = count(JSON.parse(readFileSync(file, 'utf8')) as R);
  if (tally.failures.length > 0) return tally;
  if (tally.passed === 0) return { passed: 0, failures: [`${runner} ran no test`] };
  return code === 0 ? tally : { ...tally, failures: [`${runner} passed, and ended with exit code ${code}`] };
}

export const sum = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failures: tallies.flatMap(({ failures }) => failures),
});
