import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { company } from '../prisma/seed/sample/company';
import { connect, withClient, withDatabase } from './database/connect';
import { differences, digestTables } from './database/digest';
import { createDatabase, type TestDatabase } from './database/template';
import { captureNode } from './lib/child';
import { Failure, runCommand } from './lib/failure';
import { waitUntil } from './lib/processes';
import { postgresAccount } from './postgres/account';
import { makePrivate } from './postgres/place';
import { startBackup, takeBackup, temporaryPostgres } from './postgres/temporary';
import { loadSample } from './start/sample';

const name = 'airworthy';
const began = performance.now();
const say = (text: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);

/**
 * `npm run restore:rehearse`: a base backup and an archive of the log, work that goes on, a mistake, and the way back to the moment before
 * it, on a PostgreSQL of its own. Proves that every table holds what it held at that moment, and that the audit chains are whole; ends
 * with 1 if not.
 */
async function main(): Promise<void> {
  const archive = mkdtempSync(path.join(tmpdir(), 'airworthy-archive-'));
  makePrivate(archive, postgresAccount());
  try {
    await rehearse(archive);
  } finally {
    rmSync(archive, { recursive: true, force: true });
  }
}

async function rehearse(archive: string): Promise<void> {
  const original = await temporaryPostgres({
    archive_mode: 'on',
    archive_command: `test ! -f '${archive}/%f' && cp '%p' '${archive}/%f'`,
    synchronous_commit: 'on',
  });
  const database = await createDatabase(original.adminUrl, name);
  await loadSample(database);
  say('The sample workspace is loaded.');
  const backup = await takeBackup(original);
  say('A base backup is taken. Work goes on: 40 use cases are imported.');
  await importUseCases(database, archive, 'before', 40);

  const { rows } = await withClient(original.superUrl, 'The cluster', (client) =>
    client.query<{ at: string }>('select clock_timestamp()::text as at'),
  );
  const at = rows[0]!.at;
  const wanted = await digestTables(database.adminUrl);
  say(`The moment to come back to: ${at}, ${counted(wanted)}.`);

  await importUseCases(database, archive, 'after', 25);
  await withClient(database.adminUrl, 'The database', (client) =>
    client.query('drop table comment, notification cascade'),
  );
  const spoilt = differences(wanted, await digestTables(database.adminUrl));
  if (spoilt.length === 0)
    throw new Failure('Nothing changed after that moment, so that the rehearsal proves nothing.');
  say(`25 more are imported, and two tables dropped by mistake: ${spoilt.length} tables differ now.`);
  await archiveRest(original.superUrl, archive);
  await original.stop();

  const restored = await startBackup(backup, {
    settings: {
      restore_command: `cp '${archive}/%f' '%p'`,
      recovery_target_time: at,
      recovery_target_action: 'promote',
      archive_mode: 'off',
    },
  });
  try {
    const adminUrl = withDatabase(restored.adminUrl, name);
    await promoted(adminUrl);
    say('The backup is started, and has replayed the archive up to that moment.');
    const found = await digestTables(adminUrl);
    const wrong = differences(wanted, found);
    if (wrong.length > 0) throw new Failure(`The restored database differs:\n${wrong.join('\n')}`);
    say(`All ${found.length} tables are equal, ${counted(found)}.`);
    const { port } = restored.cluster;
    const appUrl = Object.assign(new URL(database.appUrl), { port }).toString();
    for (const script of ['audit-verify', 'derived-verify']) await verify(script, { adminUrl, appUrl });
  } finally {
    await restored.stop();
  }
}

const counted = (tables: { rows: number }[]) =>
  `${tables.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('en-US')} rows`;

/** Through the product's own commands, an event each. */
async function importUseCases(database: TestDatabase, folder: string, word: string, count: number): Promise<void> {
  const file = path.join(folder, `${word}.csv`);
  const lines = Array.from({ length: count }, (_, index) => `Rehearsal ${word} ${index},People search in five places.`);
  writeFileSync(file, `Title,Problem\n${lines.join('\n')}\n`);
  await run('scripts/import.ts', [file, '--workspace', company.slug], database);
  rmSync(file);
}

async function verify(script: string, database: TestDatabase): Promise<void> {
  const output = await run(`scripts/${script}.ts`, [], database);
  say(`${script}: ${output.split('\n').at(-1)}`);
}

async function run(script: string, arguments_: string[], { appUrl, adminUrl }: TestDatabase): Promise<string> {
  const { code, output } = await captureNode(['--import', 'tsx', script, ...arguments_], {
    DATABASE_URL: appUrl,
    DATABASE_ADMIN_URL: adminUrl,
  });
  if (code !== 0) throw new Failure(`${script} failed:\n${output}`);
  return output;
}

/** Closes the piece of the log that is being written, and waits until it is in the archive. */
async function archiveRest(superUrl: string, archive: string): Promise<void> {
  const { rows } = await withClient(superUrl, 'The cluster', (client) =>
    client.query<{ file: string }>('select pg_walfile_name(pg_switch_wal()) as file'),
  );
  const file = path.join(archive, rows[0]!.file);
  if (!(await waitUntil(() => existsSync(file), 30_000))) throw new Failure('The log is not archived.');
}

async function promoted(adminUrl: string): Promise<void> {
  const client = await connect(adminUrl, 'The restored database');
  try {
    const over = await waitUntil(async () => {
      const { rows } = await client.query<{ over: boolean }>('select not pg_is_in_recovery() as over');
      return rows[0]!.over;
    }, 60_000);
    if (!over) throw new Failure('The restored database does not come out of recovery.');
  } finally {
    await client.end();
  }
}

await runCommand(main);
