import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChecks } from '../check/main';
import { createDatabase } from '../database/template';
import { build } from '../lib/build';
import { killChildren } from '../lib/child';
import { Failure } from '../lib/failure';
import { generateClient } from '../lib/generate';
import { temporaryPostgres, type TemporaryPostgres } from '../postgres/temporary';
import { findBrowser } from './browser';
import { runPlaywright, testBuild } from './end-to-end';
import { templateName } from './global-database';
import { sum, type Tally } from './tally';
import { runVitest } from './vitest';

const parts = ['check', 'unit', 'database', 'e2e'];

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
    const { passed, failed } = sum(tallies);
    console.log(`\nTook ${Math.round((Date.now() - began) / 1000)} s.`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
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

/** Two lanes for two cores: the build beside checks and unit tests; browser tests, which mind a busy machine, alone. */
async function runAll(wanted: Set<string>, options: Options): Promise<Tally[]> {
  const building = wanted.has('e2e') ? attempt('the build', () => build({ folder: testBuild })) : undefined;
  const tallies: Tally[] = [];
  if (wanted.has('check')) {
    const outcomes = await runChecks();
    tallies.push(...outcomes.map(({ ok }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })));
  }
  const projects = ['unit', 'database'].filter((project) => wanted.has(project));
  if (projects.length > 0) tallies.push(await runVitest(projects, options));
  if (building) {
    const built = await building;
    tallies.push(built);
    if (built.failed === 0) tallies.push(await browserTests(options));
  }
  return tallies;
}

async function browserTests({ databaseServer, ...options }: Options): Promise<Tally> {
  let tally: Tally = { passed: 0, failed: 1 };
  const prepared = await attempt('the set-up of the browser tests', async () => {
    if (!databaseServer) throw new Failure('Browser tests need a database.');
    tally = await runPlaywright({ ...options, databaseServer, browser: findBrowser() });
  });
  return prepared.failed > 0 ? { passed: 0, failed: 1 } : tally;
}

/** Counts as one failure if it fails, and as nothing to boast of if it does not. */
async function attempt(what: string, work: () => Promise<unknown>): Promise<Tally> {
  try {
    await work();
    return { passed: 0, failed: 0 };
  } catch (error) {
    console.error(`✗ ${what}: ${error instanceof Failure ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }
}
