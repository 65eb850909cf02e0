import type pg from 'pg';
import { pieces } from '@/lib/db/stored-file';
import { checkTrail } from './check-trail';
import { linesOf, openArchive, type Archive } from './archive';
import { schemaOf } from './export';
import { fileEntry, tableEntry } from './manifest';
import { inviteAdmins, withAccounts, type AdminLink } from './people';
import { refusedRows, TransferProblem } from './problem';
import { exportedTables, type ExportedRows } from './tables';

export type Imported = { workspaceId: string; name: string; rows: number; files: number; links: AdminLink[] };

type Options = {
  file: string;
  /** The new workspace's place: /w/<slug>. */
  slug: string;
  /** Its name, where it is not to be the exported one. */
  name?: string;
  now: Date;
};

/** Rows, and characters, that one statement stores. */
const batch = { rows: 500, characters: 4_000_000 };

/**
 * Brings an exported workspace into this database, as a new one: with its ids, so that its audit trail still verifies; so never beside
 * itself. One transaction, with rows going through it a few hundred at a time; whatever is wrong with the file, nothing is written.
 * `client`: of the owner of the tables. @throws TransferProblem, in words
 */
export async function importWorkspace(client: pg.Client, { file, slug, name, now }: Options): Promise<Imported> {
  const archive = await openArchive(file);
  try {
    await checkPlace(client, archive, slug);
    await client.query('begin');
    try {
      await client.query(`set local time zone 'UTC'`);
      await client.query(`select set_config('app.restoring', 'on', true)`);
      const imported = await restore(client, archive, { slug, name, now });
      await checkTrail(client, imported.workspaceId);
      await client.query('commit');
      return imported;
    } catch (error) {
      await client.query('rollback');
      throw refusedRows('the file', error);
    }
  } finally {
    archive.close();
  }
}

/** What can be known before anything is written. */
async function checkPlace(client: pg.Client, { manifest: { schema, workspace, entries } }: Archive, slug: string) {
  const here = await schemaOf(client);
  if (schema !== here) {
    const which = schema > here ? 'a newer' : 'an older';
    throw new TransferProblem(
      `The file comes from ${which} version of Airworthy (its database ends with "${schema}", this one with "${here}"). ` +
        `Import it with that version${schema > here ? '' : ', migrate, and export it anew'}.`,
    );
  }
  const known = new Set(exportedTables.map(({ table }) => tableEntry(table)));
  const unknown = entries.find((entry) => !known.has(entry.name) && !/^files\/[0-9a-f-]{36}$/.test(entry.name));
  if (unknown) throw new TransferProblem(`There is no place for ${unknown.name} here.`);
  const { rows } = await client.query<{ id: string; slug: string }>(
    'select id, slug from workspace where id = $1 or slug = $2',
    [workspace.id, slug],
  );
  const itself = rows.find(({ id }) => id === workspace.id);
  if (itself) {
    throw new TransferProblem(
      `This workspace is in this database already, as /w/${itself.slug}: it keeps its ids, so it cannot be here twice.`,
    );
  }
  if (rows.length > 0) throw new TransferProblem(`There is a workspace "${slug}" already.`);
}

async function restore(
  client: pg.Client,
  archive: Archive,
  { slug, name, now }: Pick<Options, 'slug' | 'name' | 'now'>,
): Promise<Imported> {
  const { workspace } = archive.manifest;
  const into = { client, archive, workspaceId: workspace.id };
  let rows = 0;
  let files = 0;
  for (const role of exportedTables) {
    if (role.as === 'files') files += await restoreFiles(into);
    else if (role.table === 'workspace') rows += await restoreWorkspace(into, slug, name ?? workspace.name);
    else if (role.table === 'member') rows += await restoreRows(into, role, withAccounts(client, now));
    else rows += await restoreRows(into, role);
  }
  const links = await inviteAdmins(client, workspace.id, now);
  return { workspaceId: workspace.id, name: name ?? workspace.name, rows, files, links };
}

type Into = { client: pg.Client; archive: Archive; workspaceId: string };
type Row = Record<string, unknown>;
/** What a table's rows get on top of what the file says. */
type Completion = { columns: string[]; complete(rows: Row[]): Promise<Row[]> };

async function restoreWorkspace(into: Into, slug: string, name: string): Promise<number> {
  const role = { table: 'workspace', as: 'rows' } as const;
  const complete = async (rows: Row[]) => {
    if (rows.length !== 1 || rows[0]?.id !== into.workspaceId) {
      throw new TransferProblem('The file does not hold the one workspace that its manifest names.');
    }
    return [{ ...rows[0], slug, name }];
  };
  return restoreRows(into, role, { columns: [], complete });
}

async function restoreRows(
  { client, archive, workspaceId }: Into,
  { table, without = {} }: ExportedRows,
  completion?: Completion,
): Promise<number> {
  const entry = tableEntry(table);
  if (!archive.has(entry)) throw new TransferProblem(`${entry} is missing.`);
  const all = await columnsOf(client, table);
  const exported = all.filter((column) => column !== 'workspace_id' && !Object.hasOwn(without, column));
  const expected = exported.toSorted().join();
  const stored = [...exported, ...(completion?.columns ?? [])];
  const owned = all.includes('workspace_id');
  // Names are the database's own, never the file's.
  const sql = `insert into ${table} (${owned ? 'workspace_id, ' : ''}${stored.join(', ')})
    select ${owned ? '$2::uuid, ' : ''}${stored.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
  const values = (json: string) => (owned ? [json, workspaceId] : [json]);

  let count = 0;
  let waiting: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (waiting.length === 0) return;
    // The text of the file is passed on as it is: a number keeps all its digits.
    const json = completion
      ? JSON.stringify(await completion.complete(waiting.map((line) => JSON.parse(line) as Row)))
      : `[${waiting.join()}]`;
    await client.query(sql, values(json)).catch((error: unknown) => {
      throw refusedRows(table, error);
    });
    waiting = [];
    characters = 0;
  };
  for await (const line of linesOf(entry, archive.read(entry))) {
    count += 1;
    if (columnsIn(line) !== expected) {
      throw new TransferProblem(`Line ${count} of ${entry} does not have the columns of ${table}, and only those.`);
    }
    waiting.push(line);
    characters += line.length;
    if (waiting.length >= batch.rows || characters >= batch.characters) await flush();
  }
  await flush();
  const described = archive.manifest.entries.find(({ name }) => name === entry);
  if (described?.rows !== count) throw new TransferProblem(`${entry} does not have as many rows as were exported.`);
  return count;
}

function columnsIn(line: string): string | null {
  try {
    const row: unknown = JSON.parse(line);
    return typeof row === 'object' && row !== null ? Object.keys(row).sort().join() : null;
  } catch {
    return null;
  }
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** The bytes of every stored file, which must be those that its row names. */
async function restoreFiles({ client, archive, workspaceId }: Into): Promise<number> {
  const { rows } = await client.query<{ id: string; size: number; sha256: string }>(
    'select id, size, sha256 from stored_file where workspace_id = $1 order by id',
    [workspaceId],
  );
  const described = new Map(archive.manifest.entries.map((entry) => [entry.name, entry]));
  for (const { id, size, sha256 } of rows) {
    const name = fileEntry(id);
    const entry = described.get(name);
    if (!entry) throw new TransferProblem(`${name} is missing.`);
    if (entry.bytes !== size || entry.sha256 !== sha256) {
      throw new TransferProblem(`${name} is not the file that was evidence: its size or checksum differs.`);
    }
    let place = 0;
    for await (const bytes of pieces(archive.read(name))) {
      await client
        .query('insert into stored_file_chunk (workspace_id, file_id, place, bytes) values ($1, $2, $3, $4)', [
          workspaceId,
          id,
          place,
          bytes,
        ])
        .catch((error: unknown) => {
          throw refusedRows('stored_file_chunk', error);
        });
      place += 1;
    }
  }
  const named = [...described.keys()].filter((name) => name.startsWith('files/')).length;
  if (named !== rows.length) throw new TransferProblem('The file holds files that no evidence names.');
  return rows.length;
}
