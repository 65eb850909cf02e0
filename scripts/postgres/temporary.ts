import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createOwner } from '../database/owner';
import { freePort } from '../lib/ports';
import { baseBackup, give } from './base-backup';
import { startCluster, type Cluster } from './cluster';
import { choosePlace, type Place } from './place';

export interface TemporaryPostgres {
  /** The owner's address of the database `postgres`; others are reached with `withDatabase`. */
  adminUrl: string;
  /** The superuser's, for what belongs to the server as a whole. */
  superUrl: string;
  place: Place;
  cluster: Cluster;
  stop(): Promise<void>;
}

type Settings = Record<string, string>;

/** A PostgreSQL for tests: empty, not durable, gone without a trace when stopped or when this process ends in any way. */
export async function temporaryPostgres(settings?: Settings): Promise<TemporaryPostgres> {
  const password = randomBytes(12).toString('hex');
  return inFolder(async (folder) => {
    const postgres = await start(folder, choosePlace(folder), password, settings);
    await createOwner(postgres.superUrl, 'airworthy_owner', password);
    return postgres;
  });
}

/** A base backup, not yet running. */
export interface Backup {
  folder: string;
  place: Place;
  password: string;
}

export async function takeBackup(of: TemporaryPostgres): Promise<Backup> {
  const password = new URL(of.superUrl).password;
  return inFolder(async (folder) => {
    const place = choosePlace(folder);
    await baseBackup(of.superUrl, of.place, place.data);
    return { folder, place, password };
  });
}

/** Starts a base backup: as a replica of `primary`, or else as a cluster of its own that `settings` lead to an archive. */
export function startBackup(
  { folder, place, password }: Backup,
  { primary, settings }: { primary?: TemporaryPostgres; settings?: Settings },
): Promise<TemporaryPostgres> {
  give(path.join(place.data, primary ? 'standby.signal' : 'recovery.signal'), '', place.account);
  if (primary) {
    // In a file rather than on the command line, which others may read.
    const { hostname, port, username } = new URL(primary.superUrl);
    const follow = `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`;
    appendFileSync(path.join(place.data, 'postgresql.auto.conf'), follow);
  }
  return start(folder, place, password, settings);
}

async function start(folder: string, place: Place, password: string, settings?: Settings): Promise<TemporaryPostgres> {
  const port = await freePort();
  const cluster = await startCluster({ place, port, password, durable: false, disposable: folder, settings });
  const address = (login: string) => `postgresql://${login}:${password}@127.0.0.1:${port}/postgres`;
  return {
    adminUrl: address('airworthy_owner'),
    superUrl: address('postgres'),
    place,
    cluster,
    stop: () => cluster.stop(),
  };
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-test-'));
  chmodSync(folder, 0o755);
  try {
    return await work(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
