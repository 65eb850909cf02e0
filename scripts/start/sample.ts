import { existsSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { withClient } from '../database/connect';
import type { Addresses } from '../database/migrate';
import { runNode, type Environment } from '../lib/child';
import { root } from '../lib/paths';

const loading = 'sample: loading';

/**
 * Loads the sample workspace unless this database had it before. That is noted on the database itself, so that the note goes
 * where the data goes; people may delete the sample, and it does not come back.
 */
export async function loadSampleOnce(database: Addresses): Promise<boolean> {
  if (!existsSync(path.join(root, 'prisma', 'seed', 'sample.ts'))) return false;
  return withClient(database.adminUrl, 'The database', async (client) => {
    if (await noteOf(client)) return false;
    await note(client, loading);
    await loadSample(database);
    await note(client, 'sample: loaded');
    return true;
  });
}

/** Whether loading the sample was interrupted: then the database holds half of it and nobody's work, and may be made again. */
export async function isHalfLoaded(client: pg.Client, database: string): Promise<boolean> {
  return (await noteOf(client, database)) === loading;
}

async function noteOf(client: pg.Client, database?: string): Promise<string | null | undefined> {
  const { rows } = await client.query<{ note: string | null }>(
    `select shobj_description(oid, 'pg_database') as note from pg_database where datname = coalesce($1, current_database())`,
    [database],
  );
  return rows[0]?.note;
}

/** Runs scripts/sample.ts against a database, as the app would be run. */
export async function loadSample({ appUrl, adminUrl }: Addresses, env: Environment = {}): Promise<void> {
  await runNode('Loading the sample workspace', ['--import', 'tsx', 'scripts/sample.ts'], {
    DATABASE_URL: appUrl,
    DATABASE_ADMIN_URL: adminUrl,
    AUTH_SECRET: 'loading the sample signs no session',
    APP_URL: 'http://127.0.0.1:3000',
    ...env,
  });
}

async function note(client: pg.Client, text: string): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `select format('COMMENT ON DATABASE %I IS %L', current_database(), $1::text) as sql`,
    [text],
  );
  await client.query(rows[0]!.sql);
}
