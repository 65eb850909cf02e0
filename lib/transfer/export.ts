import { createHash } from 'node:crypto';
import pg from 'pg';
import { fileEntry, formatVersion, manifestName, tableEntry, type Manifest, type ManifestEntry } from './manifest';
import { exportedTables, type ExportedRows } from './tables';

export type ExportEntry = { name: string; lastModified: Date; input: string | AsyncIterable<Uint8Array> };

/** Rows that are read at a time. */
const pageSize = 500;
/** A reader that takes nothing for so long is gone; nobody holds a snapshot of the database for longer than the other. */
const patience = { stalled: '60s', whole: 60 * 60 * 1000 };

/**
 * The whole workspace as entries of a ZIP, each read when it is asked for, in constant memory and all from one snapshot: a connection of
 * its own in one read-only transaction under row-level security. Null while another export of the workspace runs.
 * `databaseUrl`: of the app's login.
 */
export async function openExport(
  databaseUrl: string,
  workspaceId: string,
  at: Date,
): Promise<AsyncGenerator<ExportEntry> | null> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A connection that the server ends is noticed by the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      `set local idle_in_transaction_session_timeout = '${patience.stalled}'; set local time zone 'UTC'`,
    );
    await client.query(`select set_config('app.workspace', $1, true)`, [workspaceId]);
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('export ' || $1, 0)) as free`,
      [workspaceId],
    );
    if (rows[0]?.free) return entries(client, at);
  } catch (error) {
    await client.end();
    throw error;
  }
  await client.end();
  return null;
}

async function* entries(client: pg.Client, at: Date): AsyncGenerator<ExportEntry> {
  const described: ManifestEntry[] = [];
  const started = Date.now();
  try {
    for (const role of exportedTables) {
      if (Date.now() - started > patience.whole) throw new Error('The export took longer than an hour.');
      if (role.as === 'files') {
        for (const id of await fileIds(client)) {
          yield describedEntry({ name: fileEntry(id), lastModified: at, input: bytesOf(client, id) }, described);
        }
      } else {
        yield describedEntry(
          { name: tableEntry(role.table), lastModified: at, input: await linesOf(client, role) },
          described,
          'rows',
        );
      }
    }
    const input = JSON.stringify(await describe(client, at, described), null, 1);
    yield { name: manifestName, lastModified: at, input };
  } finally {
    await client.end();
  }
}

/** The entry, written down in the manifest once it has been read to its end. */
function describedEntry(
  { input, ...entry }: ExportEntry & { input: AsyncIterable<Uint8Array> },
  described: ManifestEntry[],
  rowsToo?: 'rows',
): ExportEntry {
  async function* read() {
    const hash = createHash('sha256');
    let bytes = 0;
    let rows = 0;
    for await (const piece of input) {
      hash.update(piece);
      bytes += piece.byteLength;
      if (rowsToo) for (const byte of piece) if (byte === newline) rows += 1;
      yield piece;
    }
    described.push({ name: entry.name, bytes, sha256: hash.digest('hex'), ...(rowsToo && { rows }) });
  }
  return { ...entry, input: read() };
}

const newline = 10;

/** A line of JSON for each row, as the database writes it: numbers keep all their digits. */
async function linesOf(client: pg.Client, { table, ...role }: ExportedRows): Promise<AsyncIterable<Uint8Array>> {
  const order = role.order ?? (await primaryKey(client, table));
  const own = table === 'workspace' ? 't.id' : 't.workspace_id';
  const left = ['workspace_id', ...Object.keys(role.without ?? {})];
  const where = role.only ? `and (${role.only.where})` : '';
  // Names and conditions are of this code, never of a request.
  const select = `select (to_jsonb(t) - '{${left.join(',')}}'::text[])::text as line
    from ${table} t where ${own} = (select current_workspace()) ${where} order by ${order}`;
  async function* read() {
    await client.query(`declare exported no scroll cursor for ${select}`);
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${pageSize} from exported`);
      if (rows.length > 0) yield Buffer.from(rows.map(({ line }) => `${line}\n`).join(''));
      if (rows.length < pageSize) break;
    }
    await client.query('close exported');
  }
  return read();
}

/** Text by its bytes, so that the order is the same in every database. */
async function primaryKey(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(
       quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place
     ) as columns
     from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality k (column_number, place)
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.column_number
     where i.indrelid = $1::regclass and i.indisprimary`,
    [table],
  );
  return rows[0]?.columns ?? 'id';
}

async function fileIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct f.id from stored_file f join evidence_revision r on r.file_id = f.id
     where f.workspace_id = (select current_workspace()) order by f.id`,
  );
  return rows.map(({ id }) => id);
}

async function* bytesOf(client: pg.Client, fileId: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const { rows } = await client.query<{ bytes: Buffer }>(
      'select bytes from stored_file_chunk where file_id = $1 and place = $2',
      [fileId, place],
    );
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}

async function describe(client: pg.Client, at: Date, described: ManifestEntry[]): Promise<Manifest> {
  const { rows } = await client.query<Manifest['workspace']>(
    'select id, slug, name from workspace where id = (select current_workspace())',
  );
  const [workspace] = rows;
  if (!workspace) throw new Error('The workspace is gone.');
  return {
    format: 'airworthy-workspace',
    version: formatVersion,
    schema: await schemaOf(client),
    exportedAt: at.toISOString(),
    workspace,
    entries: described,
  };
}

/** The last migration of a database. */
export async function schemaOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    'select max(migration_name) as name from _prisma_migrations where finished_at is not null',
  );
  return rows[0]?.name ?? '';
}
