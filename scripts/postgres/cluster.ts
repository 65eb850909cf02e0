import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../lib/failure';
import { commandLine, isAlive, waitUntil, workingFolder } from '../lib/processes';
import { whenWeAreGone } from '../lib/watch';
import { makePrivate, type Place } from './place';

// Stops the postmaster $1; then removes the folder $2, if one is named.
const stopScript =
  'kill -INT "$1" 2>/dev/null; [ -n "$2" ] || exit; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf "$2"';

// Above what Linux and macOS ever give a process.
const impossiblePid = 99_999_999;

export interface ClusterOptions {
  place: Place;
  /** A free port of 127.0.0.1; the cluster listens nowhere else. */
  port: number;
  /** The password of the superuser `postgres`. */
  password: string;
  /** False for data that nobody will miss: no fsync. */
  durable: boolean;
  /** True if the cluster shall live on when this process ends. */
  outlive?: boolean;
  /** A folder that goes away with the cluster, even after this process was killed. */
  disposable?: string;
  /** Server settings beside the usual ones. */
  settings?: Record<string, string>;
}

export interface Cluster {
  port: number;
  /** The postmaster, whose `exit` event tells that the database died. */
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on its data, which are made the first time; one that a killed process left behind is stopped first. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { place, port } = options;
  if (!existsSync(path.join(place.data, 'PG_VERSION'))) createData(options);
  await stopLeftover(place);

  const child = await startPostmaster(options);
  const watcher = options.outlive ? undefined : whenWeAreGone(stopScript, String(child.pid), options.disposable ?? '');
  return {
    port,
    process: child,
    async stop() {
      await stopPostmaster(child.pid!, () => child.exitCode !== null || child.signalCode !== null);
      watcher?.kill('SIGKILL');
      if (options.disposable) rmSync(options.disposable, { recursive: true, force: true });
    },
  };
}

async function startPostmaster(options: ClusterOptions, patience = 10_000): Promise<ChildProcess> {
  const { place } = options;
  writeFileSync(place.log, '');
  const log = openSync(place.log, 'a');
  const child = spawn(path.join(place.native, 'bin', 'postgres'), ['-D', place.data, ...settings(options)], {
    ...accountOf(place),
    stdio: ['ignore', log, log],
    // Its own session: Ctrl-C reaches us alone, and we stop the database last.
    detached: true,
  });
  closeSync(log);
  let exited = false;
  child.once('exit', () => (exited = true));
  child.once('error', () => (exited = true));
  const ready = await waitUntil(() => exited || runningPostmaster(place)?.ready === true, 60_000);
  if (ready && !exited) {
    child.unref();
    return child;
  }
  child.kill('SIGQUIT');
  // The workers of a postmaster that was killed need a moment to notice; starting beside them would ruin the data.
  if (patience > 0 && /pre-existing shared memory/.test(readFileSync(place.log, 'utf8'))) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    return startPostmaster(options, patience - 250);
  }
  throw new Failure(`PostgreSQL did not start: ${reason(place.log)} (${place.log})`);
}

/** The postmaster that runs on these data now, ready or not; a stale file of one that was killed counts as none. */
export function runningPostmaster(
  place: Pick<Place, 'data'>,
): { pid: number; port: number; ready: boolean } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(place.data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  const ours = workingFolder(pid) === place.data || commandLine(pid).includes(place.data);
  return ours ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
}

/** Stops a cluster that is not a child of this process. */
export async function stopLeftover(place: Place): Promise<void> {
  const running = runningPostmaster(place);
  if (running) await stopPostmaster(running.pid, () => !isAlive(running.pid));
  // The process id in a stale file may belong to something else by now, which PostgreSQL would take for a running server.
  // The rest of the file stays: by it, PostgreSQL finds out whether workers of the killed server are still at the data.
  const file = path.join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pid, ...rest] = readFileSync(file, 'utf8').split('\n');
  if (isAlive(Number(pid))) writeFileSync(file, [impossiblePid, ...rest].join('\n'));
}

function createData(options: ClusterOptions): void {
  const { place } = options;
  // Made beside and renamed: one that was interrupted never looks like data.
  const fresh = `${place.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  makePrivate(fresh, place.account);
  // initdb takes a password from a file only, which its account must be able to read and nobody else.
  const secret = mkdtempSync(path.join(tmpdir(), 'airworthy-'));
  const passwordFile = path.join(secret, 'password');
  makePrivate(secret, place.account);
  writeFileSync(passwordFile, `${options.password}\n`);
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const made = spawnSync(
    path.join(place.native, 'bin', 'initdb'),
    [
      `--pgdata=${fresh}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(options.durable ? [] : ['--no-sync']),
    ],
    { ...accountOf(place), encoding: 'utf8' },
  );
  rmSync(secret, { recursive: true, force: true });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Failure(
      `PostgreSQL could not make its data folder ${place.data}: ${explain(made.stderr || String(made.error))}`,
    );
  }
  renameSync(fresh, place.data);
}

function settings({ port, durable, settings: more }: ClusterOptions): string[] {
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    // Restarts a crashed backend's cluster by itself; a lost postmaster is ours to notice.
    restart_after_crash: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // After a kill, one call to the file system instead of opening every file of the data.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...more,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

// The account's own environment is not ours: HOME may be a folder that it cannot enter, and PG* variables would mislead it.
function accountOf({ account }: Place) {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', NODE_ENV: process.env.NODE_ENV };
  return { cwd: '/', env, ...(account ? { uid: account.uid, gid: account.gid } : {}) };
}

/** Shuts down quickly but cleanly (SIGINT); after 10 seconds at once, which costs a recovery at the next start. */
async function stopPostmaster(pid: number, gone: () => boolean): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (gone()) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(gone, patience)) return;
  }
}

function reason(log: string): string {
  return explain(readFileSync(log, 'utf8'));
}

function explain(output: string): string {
  if (/No space left on device|ENOSPC/.test(output)) return 'the disk is full';
  const lines = output.trim().split('\n');
  return (
    lines.findLast((line) => /FATAL|error:/i.test(line))?.replace(/^.*?(FATAL|error): */i, '') ??
    lines.at(-1) ??
    'no reason given'
  );
}
