import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChecks } from '../check/main';
import { createDatabase, type TestDatabase } from '../database/template';
import { build } from '../lib/build';
import { killChildren } from '../lib/child';
import { Failure } from '../lib/failure';
import { generateClient } from '../lib/generate';
import { temporaryPostgres, type TemporaryPostgres } from '../postgres/temporary';
import { findBrowser } from './browser';
import { runPlaywright, sampleDatabase, testBuild } from './end-to-end';
import { templateName } from './global-database';
import { sum, type Tally } from './tally';
import { runVitest } from './vitest';

const parts = ['check', 'unit', 'database', 'e2e'];

/** The projects of vitest.config.ts behind a part. */
const projectsOf = { unit: ['unit'], database: ['database', 'database-apart'] };

/** `npm test [-- PART … [FILTER …]]`: everything, or the named parts, narrowed to tests whose file names match the filters. */
export async function main(): Promise<void> {
  const began = Date.now();
  const words = process.argv.slice(2);
  const named = words.filter((word) => parts.includes(word));
  const wanted = new Set(named.length > 0 ? named : parts);
  const filters = words.filter((word) => !parts.includes(word));
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-results-'));
  let postgres: TemporaryPostgres | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The watcher beside the database stops it and removes its folder once we are gone.
    process.once(signal, () => {
      killChildren();
      rmSync(folder, { recursive: true, force: true });
      process.exit(130);
    });
  }
  try {
    await generateClient();
    if (wanted.has('database') || wanted.has('e2e')) {
      postgres = await temporaryPostgres();
      await createDatabase(postgres.adminUrl, templateName);
    }
    const tallies = await runAll(wanted, { folder, filters, databaseServer: postgres?.adminUrl });
    const { passed, failures } = sum(tallies);
    // Once more at the end, where somebody looks who has only the end of what was printed.
    for (const failure of failures) console.log(`✗ ${failure}`);
    console.log(`\nTook ${Math.round((Date.now() - began) / 1000)} s.`);
    console.log(`${passed} passed, ${failures.length} failed`);
    process.exitCode = failures.length === 0 ? 0 : 1;
  } finally {
    killChildren();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Options {
  folder: string;
  filters: string[];
  databaseServer: string | undefined;
}

/**
 * Two lanes for two cores: the build and the sample workspace beside checks, unit and database tests; browser tests, which mind a
 * busy machine, alone.
 */
async function runAll(wanted: Set<string>, options: Options): Promise<Tally[]> {
  const preparing = wanted.has('e2e') ? prepareBrowserTests(options) : undefined;
  const tallies: Tally[] = [];
  if (wanted.has('check')) {
    const outcomes = await runChecks();
    tallies.push(...outcomes.map(({ name, ok }) => ({ passed: ok ? 1 : 0, failures: ok ? [] : [name] })));
  }
  const projects = Object.entries(projectsOf).flatMap(([part, names]) => (wanted.has(part) ? names : []));
  if (projects.length > 0) tallies.push(await runVitest(projects, options));
  if (preparing) {
    const prepared = await preparing;
    tallies.push(prepared ? await browserTests(prepared, options) : failed('The browser tests could not be set up'));
  }
  return tallies;
}

/** What the browser tests run on: the build, which `runPlaywright` serves, and a database that holds the sample workspace. */
async function prepareBrowserTests({ databaseServer }: Options): Promise<TestDatabase | undefined> {
  return attempt('the set-up of the browser tests', async () => {
    if (!databaseServer) throw new Failure('Browser tests need a database.');
    await build({ folder: testBuild });
    return sampleDatabase(databaseServer);
  });
}

async function browserTests(database: TestDatabase, { folder, filters }: Options): Promise<Tally> {
  const tally = await attempt('the browser tests', () =>
    runPlaywright({ folder, filters, database, browser: findBrowser() }),
  );
  return tally ?? failed('The browser tests could not be run');
}

const failed = (why: string): Tally => ({ passed: 0, failures: [why] });

/** Says what went wrong, and gives nothing then. */
async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    console.error(`✗ ${what}: ${error instanceof Failure ? error.message : error}`);
    return undefined;
  }
}
