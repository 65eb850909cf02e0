import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withClient, withDatabase } from '@/scripts/database/connect';
import { migrate, type Addresses } from '@/scripts/database/migrate';
import { createOwner } from '@/scripts/database/owner';
import { captureNode } from '@/scripts/lib/child';
import { freePort } from '@/scripts/lib/ports';
import { waitUntil } from '@/scripts/lib/processes';
import { startCluster, type Cluster } from '@/scripts/postgres/cluster';
import { choosePlace } from '@/scripts/postgres/place';
import { startServer, stopServer } from '@/scripts/start/server';
import { commandPath } from './support/http';
import { expect, test } from './fixtures';

const writes = 1_000;
const writers = 8;
const database = 'airworthy_crash';

test.setTimeout(300_000);

type Setting = { addresses: Addresses; url: string; killServer(): Promise<void>; killPostgres(): Promise<void> };

/** A server and a database of the test's own, durable as in production, so that both can be killed. */
async function withOwn(log: string, work: (setting: Setting) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-crash-'));
  chmodSync(folder, 0o755);
  const place = choosePlace(folder);
  const password = randomBytes(12).toString('hex');
  const [databasePort, port] = [await freePort(), await freePort()];
  const start = () => startCluster({ place, port: databasePort, password, durable: true });
  let cluster: Cluster = await start();
  const ownerUrl = `postgresql://airworthy_owner:${password}@127.0.0.1:${databasePort}/postgres`;
  const addresses = {
    adminUrl: withDatabase(ownerUrl, database),
    appUrl: `postgresql://airworthy_web:${password}@127.0.0.1:${databasePort}/${database}`,
  };
  const url = `http://127.0.0.1:${port}`;
  const serve = () =>
    startServer({ port, log, env: { DATABASE_URL: addresses.appUrl, APP_URL: url, NEXTAUTH_URL: url } });
  await createOwner(
    `postgresql://postgres:${password}@127.0.0.1:${databasePort}/postgres`,
    'airworthy_owner',
    password,
  );
  await withClient(
    ownerUrl,
    'The database',
    async (client) => void (await client.query(`create database ${database}`)),
  );
  await migrate(addresses);
  let server = await serve();
  try {
    await work({
      addresses,
      url,
      async killServer() {
        server.kill('SIGKILL');
        server = await serve();
      },
      async killPostgres() {
        const { process: postmaster } = cluster;
        const gone = new Promise((resolve) => postmaster.once('exit', resolve));
        postmaster.kill('SIGKILL');
        await gone;
        await cluster.stop();
        cluster = await start();
      },
    });
  } finally {
    await stopServer(server);
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('killing the app and the database in the middle of 1,000 writes loses none that was acknowledged', async ({}, info) => {
  await withOwn(info.outputPath('server.log'), async ({ addresses, url, killServer, killPostgres }) => {
    const env = { DATABASE_URL: addresses.appUrl, DATABASE_ADMIN_URL: addresses.adminUrl, APP_URL: url };
    const made = await captureNode(['--import', 'tsx', 'e2e/support/crash.setup.ts', '5'], env);
    const { slug, keys, cookie } = JSON.parse(made.output.split('\n').at(-1) ?? '') as Record<string, string> & {
      keys: string[];
    };
    const acknowledged: string[] = [];
    let sent = 0;
    let unanswered = 0;

    const address = url + commandPath(slug ?? '', 'add-comment');
    const headers = { 'content-type': 'application/json', cookie: cookie ?? '' };
    const write = async (text: string, useCase: string): Promise<boolean> => {
      const body = JSON.stringify({ useCase, body: text });
      const response = await fetch(address, { method: 'POST', headers, body }).catch(() => null);
      // A refusal would be no crash, but a test that writes nothing.
      if (response && response.status < 500) expect(response.status).toBe(200);
      return response?.status === 200;
    };
    const isReady = async () => (await fetch(`${url}/api/ready`).catch(() => null))?.ok ?? false;
    const writer = async () => {
      while (sent < writes) {
        const text = `Comment ${(sent += 1)}`;
        if (await write(text, keys[sent % keys.length] ?? '')) acknowledged.push(text);
        else {
          unanswered += 1;
          // As a person would: once it is there again, the next one.
          await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
        }
      }
    };
    const after = (count: number) => waitUntil(() => acknowledged.length >= count, 120_000);
    const killer = async () => {
      await after(300);
      await killServer();
      await after(600);
      await killPostgres();
    };
    await Promise.all([...Array.from({ length: writers }, writer), killer()]);

    // It really was killed under them, and went on.
    expect(unanswered).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(writes * 0.8);
    const kept = await withClient(addresses.adminUrl, 'The database', async (client) => {
      const { rows } = await client.query<{ body: string; events: number }>(
        `select c.body, (
           select count(*)::int from event e where e.type = 'comment.added' and e.data ->> 'commentId' = c.id::text
         ) as events from comment c`,
      );
      return rows;
    });
    const texts = new Set(kept.map(({ body }) => body));
    expect(acknowledged.filter((text) => !texts.has(text))).toEqual([]);
    // What was written without an answer has its event, too; and none is there twice.
    expect(kept.filter(({ events }) => events !== 1)).toEqual([]);
    expect(texts.size).toBe(kept.length);
    for (const script of ['scripts/audit-verify.ts', 'scripts/derived-verify.ts']) {
      const verified = await captureNode(['--import', 'tsx', script], env);
      expect(verified.output, script).toMatch(/all whole|all as computed/);
      expect(verified.code, script).toBe(0);
    }
  });
});
