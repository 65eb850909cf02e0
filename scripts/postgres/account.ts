import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Failure } from '../lib/failure';

/** Whom PostgreSQL runs as: it refuses to run as root. `undefined` means as ourselves. */
export type Account = { name: string; uid: number; gid: number } | undefined;

/** Nobody is added to the machine's users: `postgres` if it is there, else `nobody`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(([candidate]) => candidate === name);
    if (user) return { name, uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Failure('PostgreSQL does not run as root, and there is neither a user "postgres" nor a user "nobody".');
}

/** Whether the account may enter and list a folder; parents that only root may enter make it unreachable. */
export function canReach(account: Account, folder: string): boolean {
  if (!account) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', folder], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
  });
  return probe.status === 0;
}
