import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canReach, postgresAccount, type Account } from './account';
import { copyBinaries, installedBinaries } from './binaries';

/** Where one PostgreSQL has its binaries, its data and its log, and whom it runs as. */
export interface Place {
  native: string;
  data: string;
  log: string;
  account: Account;
}

/**
 * Chooses the place for a PostgreSQL that belongs to `home` (such as `.airworthy`). For root, whose home other accounts
 * may not enter, binaries and data go to a folder outside, and `home` keeps a pointer to it.
 */
export function choosePlace(home: string): Place {
  mkdirSync(home, { recursive: true });
  const account = postgresAccount();
  const { native, version } = installedBinaries();
  const log = path.join(home, 'postgres.log');
  const pointer = path.join(home, 'postgres-elsewhere');
  if (!account) return { native, data: path.join(home, 'postgres'), log, account };

  chmodSync(home, 0o711);
  const outside = existsSync(pointer) || !canReach(account, native) || !canEnter(account, home);
  if (!outside) return { native, data: path.join(home, 'postgres'), log, account };

  const folder = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folderOutside(home);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, `${folder}\n`);
  return { native: copyBinaries(native, version, folder), data: path.join(folder, 'data'), log, account };
}

/** Makes an empty folder that only the account can read. */
export function makePrivate(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}

// Listing `home` is not needed, only walking through it, so a folder inside is asked for.
function canEnter(account: Account, home: string): boolean {
  const probe = path.join(home, 'reachable');
  mkdirSync(probe, { recursive: true, mode: 0o755 });
  chmodSync(probe, 0o755);
  return canReach(account, probe);
}

// /var/lib outlives a restart of the machine, /tmp does not. The name is derived, so that a lost pointer finds its data.
function folderOutside(home: string): string {
  const name = `airworthy-${createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 12)}`;
  const inTemporary = home.startsWith('/tmp/') || !existsSync('/var/lib') || !lstatSync('/var/lib').isDirectory();
  return path.join(inTemporary ? '/tmp' : '/var/lib', name);
}
