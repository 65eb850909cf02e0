import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type pg from 'pg';
import { connect } from '../database/connect';
import { createDatabase, type TestDatabase } from '../database/template';
import { build } from '../lib/build';
import { killChildren, startNode, tool } from '../lib/child';
import { Failure } from '../lib/failure';
import { freePort } from '../lib/ports';
import { waitUntil } from '../lib/processes';
import { temporaryPostgres } from '../postgres/temporary';
import { loadSample } from '../start/sample';
import { startServer, stopServer } from '../start/server';
import { buildBareApp } from './bare-app';
import { middleOf, pilots, placesOf, prepare, removeRegistered, session, slugOf, tidy } from './database';
import { largeAnswers } from './large-answers';
import { load, type LoadProbe } from './load';
import { manyTools } from './many-tools';
import { measure, page, type Probe } from './measure';
import { mixedShare, sharesOfWrites } from './mixed-writes';
import { bareProbes, creatingProbe, gateProbe, pageProbes, signingProbe, stageProbe, writeProbes } from './probes';
import { signSome, takeBack } from './signed';
import { memoryOf } from './processor';
import { loadTable, report, type Measured } from './report';
import { scriptsOfPage } from './scripts-of-page';
import { vitalsOf, type Visit } from './vitals';

const benchBuild = '.next-bench';
const secret = 'a secret for benchmarks alone, long enough';
const sample = 'meridian';

/**
 * `npm run bench [-- --sizes 1000,10000] [--slice 2000] [--rounds 3] [--json]`: generated workspaces of those sizes and the sample,
 * the production build, and a bare app of the same Next beside it. Without DATABASE_URL and DATABASE_ADMIN_URL it makes a database
 * of its own; with them it works there, and makes only the workspaces that are missing. A benchmark, not a test: it judges nothing.
 */
export async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      /** Milliseconds for each probe in each round. */
      slice: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const [slice, rounds] = [Number(values.slice), Number(values.rounds)];
  if (![...sizes, slice, rounds].every((number) => Number.isInteger(number) && number > 0)) {
    throw new Failure('--sizes, --slice and --rounds take whole numbers.');
  }
  const say = (text: string) => values.json || console.log(text);
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-bench-'));
  const { database, stop } = await someDatabase();
  try {
    say(`Making workspaces of ${sizes.join(', ')} use cases, and the sample …`);
    await prepare(database, sizes, say);
    await loadSample(database);
    say('Building the product and a bare app …');
    await build({ folder: benchBuild });
    const measured = await run({ database, folder, sizes, bareApp: await buildBareApp(), slice, rounds, say });
    console.log(values.json ? JSON.stringify(measured) : report(measured));
  } finally {
    killChildren();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function someDatabase(): Promise<{ database: TestDatabase; stop: () => Promise<void> }> {
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = process.env;
  if (appUrl && adminUrl) return { database: { appUrl, adminUrl }, stop: async () => {} };
  const postgres = await temporaryPostgres();
  return { database: await createDatabase(postgres.adminUrl, 'bench'), stop: () => postgres.stop() };
}

type Run = {
  database: TestDatabase;
  folder: string;
  sizes: number[];
  bareApp: string;
  slice: number;
  rounds: number;
  say: (text: string) => unknown;
};

async function run({ database, folder, sizes, bareApp, slice, rounds, say }: Run): Promise<Measured> {
  const port = await freePort();
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
  const bare = await startBare(bareApp, database.adminUrl);
  const client = await connect(database.appUrl, 'The database');
  Object.assign(process.env, settings);
  const pid = server.pid ?? 0;
  try {
    const measured: Measured = {
      alone: {},
      load: {},
      writes: {},
      large: {},
      tools: null,
      memory: null,
      vitals: {},
      scripts: { 'empty app': 0, list: 0, portfolio: 0 },
    };
    const visits: Visit[] = [];
    const shares = await sharesOfWrites(database, sample);
    for (const size of sizes) {
      const slug = slugOf(size);
      const cookie = await session(database, slug);
      const headers = { cookie: `${cookie.name}=${cookie.value}` };
      const begun = new Date();
      await removeRegistered(database, slug);
      const { movers, ...rest } = await pilots(database, slug);
      const product = { url, pid, slug, headers, ...rest };
      const pages = pageProbes({ ...product, middle: await middleOf(database, slug) });
      const writes = writeProbes(product);
      const [empty, rows, transaction] = bareProbes({ ...bare, slug });
      say(`Measuring ${size} use cases …`);
      const [pilot] = product.pilots;
      const gate = await gateProbe(product);
      const alone = [
        select(client),
        empty,
        rows,
        gate,
        ...pages,
        ...writes,
        ...settingsPages(url, slug, pilot?.key, headers),
      ];
      for (const [name, figures] of await measure(alone, short)) {
        measured.alone[`${name} ${size}`] = figures;
      }
      const options = { slice, rounds };
      const loaded = await load([...against(rows, [empty, ...pages]), ...against(transaction, writes)], options);
      // By themselves, since what they leave behind is drawn on pages.
      const signed = await signSome(database, slug);
      const creating = creatingProbe(product, await placesOf(database, slug));
      const apart = [stageProbe({ ...product, pilots: movers }), signingProbe(product, signed), creating];
      const loadedApart = await load(against(transaction, apart), options).finally(async () => {
        await takeBack(database, slug);
        await tidy(database, slug, begun);
      });
      loadedApart.delete(transaction.name);
      const figures = Object.fromEntries([...loaded, ...loadedApart]);
      measured.load[size] = figures;
      measured.writes[size] = mixedShare(figures, shares);
      // At once: the rest takes minutes, and may fail.
      say(loadTable(figures, measured.writes[size]));
      // Comments pile up from run to run: not on the one whose page is measured.
      const last = product.pilots.at(-1);
      if (pilot && last) measured.large[size] = await largeAnswers({ ...product, pilot, commented: last });
      if (size === sizes[0]) measured.tools = await manyTools(database, product);
      if (size === sizes.at(-1)) {
        measured.scripts = {
          'empty app': await scriptsOfPage(bare.url),
          list: await scriptsOfPage(`${url}/w/${slug}/use-cases`, cookie),
          portfolio: await scriptsOfPage(`${url}/w/${slug}/portfolio`, cookie),
        };
      }
      visits.push(...visitsOf(url, slug, pilot?.key, cookie, String(size)));
    }
    measured.memory = memoryOf(pid)?.most ?? null;
    say('Measuring in the browser …');
    const [mostMade] = (await pilots(database, sample)).pilots;
    visits.unshift(...visitsOf(url, sample, mostMade?.key, await session(database, sample), 'sample'));
    measured.vitals = Object.fromEntries(await vitalsOf(visits));
    return measured;
  } finally {
    await client.end();
    await stopServer(server);
  }
}

const against = (bare: LoadProbe, probes: LoadProbe[]): LoadProbe[] =>
  probes.map((probe) => ({ ...probe, against: bare }));

const short = { warmUp: 5, rounds: 20 };

const select = (client: pg.Client): Probe => ({
  name: 'SELECT 1',
  run: async () => (await client.query('select 1'), 0),
});

/** What architects and admins look at now and then. */
const settingsPages = (
  url: string,
  slug: string,
  key: string | undefined,
  headers: Record<string, string>,
): Probe[] => [
  page('score', `${url}/w/${slug}/use-cases/${key}/score`, headers),
  page('which first', `${url}/w/${slug}/compare`, headers),
  page('model preview', `${url}/w/${slug}/settings/scoring/draft`, headers),
];

function visitsOf(url: string, slug: string, key: string | undefined, cookie: Visit['cookie'], size: string): Visit[] {
  const at = `${url}/w/${slug}`;
  const openFilter = async (tab: Page) => {
    await tab.locator('summary').first().click();
    await tab.getByRole('searchbox').first().pressSequentially('con');
  };
  const tick = async (tab: Page) => {
    await openFilter(tab);
    await tab.keyboard.press('Escape');
    await tab
      .getByRole('checkbox', { name: /^Select / })
      .first()
      .click();
  };
  const openPalette = async (tab: Page) => {
    await tab.keyboard.press('Control+k');
    await tab.keyboard.type('con');
  };
  return [
    { name: `list ${size}`, url: `${at}/use-cases`, cookie, press: tick },
    { name: `use case ${size}`, url: `${at}/use-cases/${key}/overview`, cookie, press: openPalette },
    { name: `portfolio ${size}`, url: `${at}/portfolio`, cookie, press: openFilter },
  ];
}

async function startBare(app: string, databaseUrl: string): Promise<{ url: string; pid: number }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startNode(
    [tool('next/dist/bin/next'), 'start', app, '--port', String(port), '--hostname', '127.0.0.1'],
    {
      stdio: 'ignore',
      env: { ...process.env, NODE_ENV: 'production', NEXT_DIST_DIR: undefined, BARE_DATABASE_URL: databaseUrl },
    },
  );
  const up = await waitUntil(
    () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    30_000,
  );
  if (!up) throw new Error('The bare app did not start.');
  return { url, pid: child.pid ?? 0 };
}
