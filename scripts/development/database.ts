import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { withClient, withDatabase } from '../database/connect';
import { dropDatabase } from '../database/drop';
import { migrate, type Addresses } from '../database/migrate';
import { createOwner } from '../database/owner';
import { Failure } from '../lib/failure';
import { home } from '../lib/paths';
import { freePort } from '../lib/ports';
import { isAlive, waitUntil } from '../lib/processes';
import { runningPostmaster, startCluster, stopLeftover } from '../postgres/cluster';
import { choosePlace } from '../postgres/place';
import { isHalfLoaded } from '../start/sample';

// For developers on their own machine: the password is known, the server listens on 127.0.0.1 only and is not durable.
const password = 'development';
const preferredPort = 55_400;
const folder = path.join(home, 'dev');

/** A migrated database of the one PostgreSQL that all developers of this clone share; it is started if need be, and stays. */
export function developmentDatabase(name: string, options: { reset?: boolean } = {}): Promise<Addresses> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Failure('A development database is named with lower-case letters, digits and underscores.');
  }
  return oneAtATime(async () => {
    const port = await runningPort();
    const adminUrl = `postgresql://airworthy_owner:${password}@127.0.0.1:${port}/${name}`;
    const appUrl = `postgresql://airworthy_web:${password}@127.0.0.1:${port}/${name}`;
    await withClient(withDatabase(adminUrl, 'postgres'), 'The development server', async (client) => {
      const quoted = pg.escapeIdentifier(name);
      if (options.reset || (await isHalfLoaded(client, name))) await dropDatabase(client, name);
      const found = await client.query('select from pg_database where datname = $1', [name]);
      if (!found.rowCount) await client.query(`CREATE DATABASE ${quoted}`);
    });
    await migrate({ adminUrl, appUrl });
    return { adminUrl, appUrl };
  });
}

export async function stopDevelopmentServer(): Promise<void> {
  await stopLeftover(choosePlace(folder));
}

async function runningPort(): Promise<number> {
  const place = choosePlace(folder);
  const running = runningPostmaster(place);
  if (running?.ready) return running.port;
  const port = await freePort(preferredPort);
  await startCluster({ place, port, password, durable: false, outlive: true });
  await createOwner(`postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, 'airworthy_owner', password);
  return port;
}

// Roles belong to the whole server, and two starts would fight for its data: a folder is made by one process alone.
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, 'lock');
  const pid = path.join(lock, 'pid');
  const holder = () => Number(readFileSync(pid, 'utf8').trim() || process.pid);
  const take = () => {
    try {
      mkdirSync(lock);
      writeFileSync(pid, String(process.pid));
      return true;
    } catch {
      // Whoever was killed in between leaves the folder behind.
      if (existsSync(pid) && !isAlive(holder())) rmSync(lock, { recursive: true, force: true });
      return false;
    }
  };
  mkdirSync(folder, { recursive: true });
  if (!(await waitUntil(take, 60_000))) {
    throw new Failure(`Another process has been making a development database for a minute (${holder()}).`);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
