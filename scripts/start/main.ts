import type { ChildProcess } from 'node:child_process';
import { migrate } from '../database/migrate';
import { build } from '../lib/build';
import { killChildren, type Environment } from '../lib/child';
import { Failure } from '../lib/failure';
import { generateClient } from '../lib/generate';
import { home } from '../lib/paths';
import { isFree } from '../lib/ports';
import type { Cluster } from '../postgres/cluster';
import { builtInDatabase, givenDatabase, prepareBuiltIn, type Database } from './database';
import { stopLeftoverServer } from './leftover';
import { identify, Lock } from './lock';
import { startServer, stopServer } from './server';
import { loadSettings, type Settings } from './settings';

/** What has been started so far, to be stopped again whatever happens. */
interface Started {
  cluster?: Cluster;
  server?: ChildProcess;
}

/** `npm start`: from a fresh clone to a running product, or as little of that as is left to do. */
export async function main(): Promise<void> {
  const began = Date.now();
  const interrupted = untilInterrupted();
  const port = chosenPort();
  const lock = new Lock(home);
  const started: Started = {};
  try {
    const url = await Promise.race([setUp(port, lock, started), interrupted]);
    if (typeof url !== 'string') {
      process.exitCode = 130;
      return;
    }
    console.log(`Airworthy is ready at ${url} (${((Date.now() - began) / 1000).toFixed(1)} s). Ctrl-C stops it.`);
    const death = await Promise.race([interrupted, untilSomethingDies(started)]);
    if (typeof death === 'string')
      throw new Failure(`${death} Everything else was stopped; npm start starts it again.`);
  } finally {
    if (started.server) await stopServer(started.server);
    killChildren();
    await started.cluster?.stop();
    lock.release();
  }
  console.log('Stopped.');
}

async function setUp(port: number, lock: Lock, started: Started): Promise<string> {
  await stopLeftoverServer(lock.leftover);
  if (!(await isFree(port))) {
    throw new Failure(`Port ${port} is taken by another program; PORT=${port + 1} npm start uses another.`);
  }
  const settings = loadSettings();
  if (await generateClient()) console.log('Generated the database client.');

  const database = await openDatabase(settings);
  started.cluster = database.cluster;
  // Neither waits for the other, and a machine has two cores.
  const [done] = await Promise.all([prepare(database), build({ onStart: announceBuild })]);
  if (done.length > 0) console.log(`Database: ${done.join(', ')}.`);

  const url = process.env.APP_URL ?? `http://127.0.0.1:${port}`;
  await startServer({
    port,
    env: environment(settings, database, url),
    onStart: (server) => {
      started.server = server;
      lock.note({ url, server: identify(server.pid!) });
    },
  });
  if (database.cluster) console.log('Local evaluation: the sign-in page offers the people of the sample workspace.');
  return url;
}

function openDatabase(settings: Settings): Promise<Database> {
  const { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl } = process.env;
  return url ? givenDatabase(url, adminUrl) : builtInDatabase(settings);
}

async function prepare(database: Database): Promise<string[]> {
  if (database.cluster) return prepareBuiltIn(database);
  const applied = await migrate(database);
  return applied.length > 0 ? [`applied ${applied.join(', ')}`] : [];
}

function announceBuild(): void {
  console.log('Building, as the sources changed (about a minute) …');
}

function environment(settings: Settings, database: Database, url: string): Environment {
  const secret = process.env.AUTH_SECRET ?? settings.authSecret;
  return {
    DATABASE_URL: database.appUrl,
    // The server has no use for the owner's rights.
    DATABASE_ADMIN_URL: undefined,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    APP_URL: url,
    NEXTAUTH_URL: url,
    // One-click sign-in exists on data of our own and on this machine alone: the server listens on 127.0.0.1.
    AIRWORTHY_EVALUATION: database.cluster ? '1' : undefined,
    AIRWORTHY_CLOCK: undefined,
  };
}

function chosenPort(): number {
  const port = Number(process.env.PORT ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`PORT is "${process.env.PORT}", which is not a port number.`);
}

function untilInterrupted(): Promise<{ signal: string }> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve({ signal }));
  });
}

function untilSomethingDies({ server, cluster }: Started): Promise<string> {
  return new Promise((resolve) => {
    server?.once('exit', () => resolve('The server ended unexpectedly (see .airworthy/server.log).'));
    cluster?.process.once('exit', () => resolve('PostgreSQL ended unexpectedly (see .airworthy/postgres.log).'));
  });
}
