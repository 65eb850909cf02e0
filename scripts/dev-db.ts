import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { withClient, withDatabase } from './database/connect';
import { migrate } from './database/migrate';
import { createOwner } from './database/owner';
import { Failure, runCommand } from './lib/failure';
import { home } from './lib/paths';
import { freePort } from './lib/ports';
import { isAlive, waitUntil } from './lib/processes';
import { runningPostmaster, startCluster, stopLeftover } from './postgres/cluster';
import { choosePlace } from './postgres/place';

// For developers on their own machine: the passwords are known, the server listens on 127.0.0.1 only and is not durable.
const password = 'development';
const preferredPort = 55_400;

/**
 * `npx tsx scripts/dev-db.ts NAME` makes a migrated database of one shared PostgreSQL, started if need be, and prints its
 * settings; `--reset NAME` empties it first, `--stop` stops the server.
 */
async function main(): Promise<void> {
  const arguments_ = process.argv.slice(2);
  const place = choosePlace(path.join(home, 'dev'));
  if (arguments_.includes('--stop')) return stopLeftover(place);
  const name = arguments_.find((argument) => !argument.startsWith('--'));
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Failure(
      'Usage: npx tsx scripts/dev-db.ts [--reset] NAME, where NAME is lower-case letters, digits and underscores.',
    );
  }

  await oneAtATime(async () => {
    const port = runningPostmaster(place)?.port ?? (await freePort(preferredPort));
    const server = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
    if (!runningPostmaster(place)) {
      await startCluster({ place, port, password, durable: false, outlive: true });
      await createOwner(server, 'airworthy_owner', password);
    }
    const adminUrl = `postgresql://airworthy_owner:${password}@127.0.0.1:${port}/${name}`;
    const appUrl = `postgresql://airworthy_web:${password}@127.0.0.1:${port}/${name}`;
    await withClient(withDatabase(adminUrl, 'postgres'), 'The development server', async (client) => {
      const quoted = pg.escapeIdentifier(name);
      if (arguments_.includes('--reset')) await client.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
      const found = await client.query('select from pg_database where datname = $1', [name]);
      if (!found.rowCount) await client.query(`CREATE DATABASE ${quoted}`);
    });
    await migrate({ adminUrl, appUrl });
    console.log(`DATABASE_URL=${appUrl}\nDATABASE_ADMIN_URL=${adminUrl}`);
  });
}

// Roles belong to the whole server, and two starts would fight for its data: a folder is made by one process alone.
async function oneAtATime(work: () => Promise<void>): Promise<void> {
  const lock = path.join(home, 'dev', 'lock');
  const holder = () => Number(readFileSync(path.join(lock, 'pid'), 'utf8').trim() || process.pid);
  const take = () => {
    try {
      mkdirSync(lock);
      writeFileSync(path.join(lock, 'pid'), String(process.pid));
      return true;
    } catch {
      // Whoever was killed in between leaves the folder behind.
      if (existsSync(path.join(lock, 'pid')) && !isAlive(holder())) rmSync(lock, { recursive: true, force: true });
      return false;
    }
  };
  if (!(await waitUntil(take, 30_000))) {
    const holder = readFileSync(path.join(lock, 'pid'), 'utf8');
    throw new Failure(
      `Another dev-db has been at it for 30 seconds (process ${holder}); delete ${lock} if it is gone.`,
    );
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

await runCommand(main);
