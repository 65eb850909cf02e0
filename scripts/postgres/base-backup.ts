import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withClient } from '../database/connect';
import type { Account } from './account';
import { makePrivate, type Place } from './place';

// What a copy makes anew; PostgreSQL's documentation lists them ("Backing Up The Data Directory").
const notFiles = new Set(['postmaster.pid', 'postmaster.opts']);
const emptied = new Set(
  ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'].map(
    (name) => path.join('.', name),
  ),
);

/**
 * A base backup of a running cluster of ours into an empty folder, as `pg_basebackup` makes it, which npm's PostgreSQL lacks. With the
 * log that was written meanwhile, from an archive or by streaming, it becomes a consistent cluster.
 */
export async function baseBackup(superUrl: string, { data, account }: Place, target: string): Promise<void> {
  makePrivate(target, account);
  // One connection from start to stop: PostgreSQL gives the backup up when it ends.
  await withClient(superUrl, 'The cluster', async (client) => {
    await client.query(`select pg_backup_start('airworthy', true)`);
    copyFolder(data, target, '.', account);
    const { rows } = await client.query<{ label: string }>(`select labelfile as label from pg_backup_stop(false)`);
    give(path.join(target, 'backup_label'), rows[0]!.label, account);
  });
}

/** Writes a file that the account owns and nobody else reads. */
export function give(file: string, content: string, account: Account): void {
  writeFileSync(file, content, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

function copyFolder(from: string, to: string, within: string, account: Account): void {
  for (const entry of readdirSync(path.join(from, within), { withFileTypes: true })) {
    const name = path.join(within, entry.name);
    const copy = path.join(to, name);
    if (entry.isDirectory()) {
      mkdirSync(copy, { mode: 0o700 });
      if (account) chownSync(copy, account.uid, account.gid);
      if (!emptied.has(name)) copyFolder(from, to, name, account);
      // The folders that PostgreSQL expects within.
      if (name === 'pg_wal')
        for (const inner of ['archive_status', 'summaries']) makePrivate(path.join(copy, inner), account);
    } else if (entry.isFile() && !notFiles.has(entry.name)) {
      try {
        copyFileSync(path.join(from, name), copy);
      } catch (error) {
        // Dropped meanwhile; the log says so too.
        if (!existsSync(path.join(from, name))) continue;
        throw error;
      }
      chmodSync(copy, 0o600);
      if (account) chownSync(copy, account.uid, account.gid);
    }
  }
}
