import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { defaultModel } from '../../lib/domain/scoring/default-model';
import { loadLargeWorkspace } from '../../prisma/seed/large/load';
import { createDatabase, type TestDatabase } from '../database/template';
import { build } from '../lib/build';
import { killChildren, startNode, tool } from '../lib/child';
import { generateClient } from '../lib/generate';
import { freePort } from '../lib/ports';
import { waitUntil } from '../lib/processes';
import { temporaryPostgres } from '../postgres/temporary';
import { startServer, stopServer } from '../start/server';
import { buildEmptyApp } from './empty-app';
import { measure, page, type Probe } from './measure';
import { report, type Measured } from './report';
import { scriptsOfPage } from './scripts-of-page';

const benchBuild = '.next-bench';
const secret = 'a secret for benchmarks alone, long enough';
const sizes = [1000, 10_000] as const;

/**
 * `npm run bench [-- --json]`: a database of its own with two generated workspaces, the production build, and an empty app of
 * the same Next beside it; every page in turn at one connection. A benchmark, not a test: it judges nothing.
 */
export async function main(): Promise<void> {
  const json = process.argv.includes('--json');
  const say = (text: string) => json || console.log(text);
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-bench-'));
  const postgres = await temporaryPostgres();
  try {
    await generateClient();
    const database = await createDatabase(postgres.adminUrl, 'bench');
    say(`Making workspaces of ${sizes.join(' and ')} use cases …`);
    for (const size of sizes) {
      await loadLargeWorkspace(database.adminUrl, { slug: slugOf(size), useCases: size, now: new Date() });
      await draftModel(database, size);
    }
    say('Building the product and an empty app …');
    await build({ folder: benchBuild });
    const emptyApp = await buildEmptyApp();
    const measured = await run({ database, folder, emptyApp, say });
    console.log(json ? JSON.stringify(measured) : report(measured));
  } finally {
    killChildren();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const slugOf = (size: number) => `bench-${size}`;

type Run = { database: TestDatabase; folder: string; emptyApp: string; say: (text: string) => unknown };

async function run({ database, folder, emptyApp, say }: Run): Promise<Measured> {
  const [port, emptyPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    DATABASE_URL: database.appUrl,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    APP_URL: url,
    NEXTAUTH_URL: url,
  };
  const server = await startServer({
    port,
    log: path.join(folder, 'server.log'),
    env: { ...settings, NEXT_DIST_DIR: benchBuild, DATABASE_ADMIN_URL: undefined },
  });
  const emptyUrl = await startEmpty(emptyApp, emptyPort);
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  Object.assign(process.env, settings);
  const admins = await Promise.all(sizes.map((size) => session(database, size)));
  const paths = await Promise.all(sizes.map((size) => somewhere(database, size)));
  const probes: Probe[] = [
    { name: 'SELECT 1', run: async () => (await client.query('select 1'), 0) },
    page('bare page', emptyUrl),
    ...sizes.flatMap((size, index) => {
      const headers = { cookie: `${admins[index]?.name}=${admins[index]?.value}` };
      const at = `${url}/w/${slugOf(size)}`;
      return [
        page(`list ${size}`, `${at}/use-cases`, headers),
        page(`use case ${size}`, `${at}/use-cases/${paths[index]}/overview`, headers),
        page(`portfolio ${size}`, `${at}/portfolio`, headers),
        page(`score ${size}`, `${at}/use-cases/${paths[index]}/score`, headers),
        page(`which first ${size}`, `${at}/compare`, headers),
        page(`model preview ${size}`, `${at}/settings/scoring/draft`, headers),
      ];
    }),
  ];
  try {
    say('Measuring …');
    const figures = await measure(probes);
    const cookie = admins[1];
    return {
      figures: Object.fromEntries(figures),
      scripts: {
        'empty app': await scriptsOfPage(emptyUrl),
        list: await scriptsOfPage(`${url}/w/${slugOf(sizes[1])}/use-cases`, cookie),
        portfolio: await scriptsOfPage(`${url}/w/${slugOf(sizes[1])}/portfolio`, cookie),
      },
    };
  } finally {
    await client.end();
    await stopServer(server);
  }
}

async function startEmpty(app: string, port: number): Promise<string> {
  const url = `http://127.0.0.1:${port}`;
  startNode([tool('next/dist/bin/next'), 'start', app, '--port', String(port), '--hostname', '127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production', NEXT_DIST_DIR: undefined },
  });
  const up = await waitUntil(
    () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    30_000,
  );
  if (!up) throw new Error('The empty app did not start.');
  return url;
}

/** A next scoring model that changes what most use cases come to, for the preview. */
async function draftModel(database: TestDatabase, size: number): Promise<void> {
  const weights = { ...defaultModel.weights, 'business-value': 2 / 6, measurement: 0 };
  await query(
    database,
    `insert into scoring_model_draft (workspace_id, definition, state, saved_by_id, saved_at)
     select w.id, $2::jsonb, m.id, m.id, now() from workspace w join member m on m.workspace_id = w.id and m.role = 'admin'
     where w.slug = $1 limit 1`,
    [slugOf(size), JSON.stringify({ ...defaultModel, weights, strongFrom: 70 })],
  );
}

/** The session cookie of the generated workspace's admin. */
async function session(database: TestDatabase, size: number): Promise<{ name: string; value: string }> {
  const { writeSession } = await import('../../lib/session/token');
  const { sessionCookieName } = await import('../../lib/session/cookie');
  const [account] = await query<{ id: string; credentials_version: number }>(
    database,
    'select id, credentials_version from account where email = $1',
    [`admin@${slugOf(size)}.example`],
  );
  if (!account) throw new Error('The generated workspace has no admin.');
  const value = await writeSession({ accountId: account.id, credentialsVersion: account.credentials_version });
  return { name: sessionCookieName(), value };
}

/** A use case in its pilot: the page with the most on it. */
async function somewhere(database: TestDatabase, size: number): Promise<string> {
  const [row] = await query<{ key: string }>(
    database,
    `select u.key from use_case u join workspace w on w.id = u.workspace_id
     where w.slug = $1 and u.stage = 'pilot' order by u.key limit 1`,
    [slugOf(size)],
  );
  if (!row) throw new Error('The generated workspace has no pilot.');
  return row.key;
}

async function query<Row>(database: TestDatabase, text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
