import path from 'node:path';
import { createDatabase, type TestDatabase } from '../database/template';
import { ended, startNode, tool, type Environment } from '../lib/child';
import { freePort } from '../lib/ports';
import { loadSample } from '../start/sample';
import { startServer, stopServer } from '../start/server';
import { templateName } from './global-database';
import { judge, tallyPlaywright, type Tally } from './tally';

/** The folder of the build that browser tests run against. */
export const testBuild = '.next-test';
const secret = 'a secret for browser tests alone, long enough';

/** A database that holds the sample workspace, for the browser tests. */
export async function sampleDatabase(databaseServer: string): Promise<TestDatabase> {
  const database = await createDatabase(databaseServer, 'airworthy_browser', templateName);
  await loadSample(database, { AIRWORTHY_CLOCK: process.env.AIRWORTHY_CLOCK });
  return database;
}

/**
 * Runs the browser tests against two servers on one database that holds the sample workspace: one as `npm start` runs it, with
 * one-click sign-in, and one as in production. AIRWORTHY_CLOCK, if set, stops the clock of everything.
 */
export async function runPlaywright(options: {
  folder: string;
  database: TestDatabase;
  browser: string;
  filters: string[];
}): Promise<Tally> {
  const { database } = options;
  const evaluation = await serve(database, options.folder, 'evaluation', { AIRWORTHY_EVALUATION: '1' });
  const production = await serve(database, options.folder, 'production', { AIRWORTHY_EVALUATION: undefined });
  try {
    const report = path.join(options.folder, 'playwright.json');
    const child = startNode([tool('@playwright/test/cli.js'), 'test', ...options.filters], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        E2E_BASE_URL: evaluation.url,
        E2E_PRODUCTION_URL: production.url,
        E2E_CHROMIUM: options.browser,
        E2E_REPORT: report,
        // Tests make their workspaces through the commands, as the server would, and sign in with its secret.
        DATABASE_URL: database.appUrl,
        DATABASE_ADMIN_URL: undefined,
        DATABASE_POOL: '4',
        AUTH_SECRET: secret,
        APP_URL: evaluation.url,
        AIRWORTHY_EVALUATION: undefined,
        // A test that starts a server of its own starts this build.
        NEXT_DIST_DIR: testBuild,
        // For tests that look at what was stored; the owner's address, as a person maintaining the database has it.
        E2E_DATABASE_URL: database.adminUrl,
      },
    });
    return judge(report, await ended(child), tallyPlaywright);
  } finally {
    await Promise.all([stopServer(evaluation.child), stopServer(production.child)]);
  }
}

async function serve(database: TestDatabase, folder: string, name: string, env: Environment) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await startServer({
    port,
    log: path.join(folder, `server-${name}.log`),
    env: {
      NEXT_DIST_DIR: testBuild,
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: undefined,
      AUTH_SECRET: secret,
      NEXTAUTH_SECRET: secret,
      APP_URL: url,
      NEXTAUTH_URL: url,
      SMTP_URL: undefined,
      ...env,
    },
  });
  return { child, url };
}
