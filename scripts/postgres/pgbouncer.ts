import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withClient } from '../database/connect';
import { Failure } from '../lib/failure';
import { freePort } from '../lib/ports';
import { waitUntil } from '../lib/processes';
import { whenWeAreGone } from '../lib/watch';
import { postgresAccount } from './account';
import { give } from './base-backup';
import { makePrivate } from './place';

/** The first that keeps named statements apart in transaction mode. */
const oldest = [1, 21] as const;
const program = () => process.env.PGBOUNCER ?? 'pgbouncer';

/** Why there is no PgBouncer to try, in a sentence; null if there is. `PGBOUNCER` names one that is not on the path. */
export function withoutPgBouncer(): string | null {
  const said = spawnSync(program(), ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const [major = 0, minor = 0] = /PgBouncer (\d+)\.(\d+)/.exec(said)?.slice(1).map(Number) ?? [];
  if (major === 0) return 'PgBouncer is not installed';
  const fits = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  return fits ? null : `PgBouncer ${major}.${minor} is installed, and ${oldest.join('.')} is the first that will do`;
}

/** The settings of docs/operations.md, but for so few connections to the server that transactions must share them. */
const settings = (to: URL, port: number, folder: string, user: string | undefined) => `
[databases]
* = host=${to.hostname} port=${to.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${folder}/users
pool_mode = transaction
max_prepared_statements = 400
default_pool_size = 2
${user ? `user = ${user}` : ''}
`;

/** Starts one before the server of this address, for tests; it ends when this process does. Gives the address through it. */
export async function startPgBouncer(url: string): Promise<{ url: string; stop(): void }> {
  const account = postgresAccount();
  const [to, port] = [new URL(url), await freePort()];
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-pgbouncer-'));
  makePrivate(folder, account);
  give(path.join(folder, 'users'), `"${to.username}" "${to.password}"\n`, account);
  give(path.join(folder, 'pgbouncer.ini'), settings(to, port, folder, account?.name), account);
  const child = spawn(program(), ['--quiet', path.join(folder, 'pgbouncer.ini')], { stdio: 'ignore', cwd: '/' });
  const watcher = whenWeAreGone('kill "$1"; rm -rf "$2"', String(child.pid), folder);
  const through = Object.assign(new URL(url), { hostname: '127.0.0.1', port }).toString();
  const answers = () => withClient(through, 'PgBouncer', async () => true).catch(() => false);
  if (!(await waitUntil(answers, 15_000))) throw new Failure('PgBouncer did not start.');
  return {
    url: through,
    stop() {
      child.kill();
      watcher.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
