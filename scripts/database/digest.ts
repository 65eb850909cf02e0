import { createHash } from 'node:crypto';
import pg from 'pg';
import { withClient } from './connect';

export type TableDigest = { table: string; rows: number; digest: string };

/**
 * What every table holds, those of the job queue included: how many rows, and a sum over a hash of each, which does not depend on their order.
 * All from one snapshot, as the owner of the tables. Two databases that agree hold the same.
 */
export async function digestTables(adminUrl: string): Promise<TableDigest[]> {
  return withClient(adminUrl, 'DATABASE_ADMIN_URL', async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'pgboss') order by 1, 2`,
    );
    const digests: TableDigest[] = [];
    for (const { schema, name } of tables) {
      const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
      const { rows } = await client.query<{ rows: number; sum: string }>(
        `select count(*)::int as rows,
           coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) || '/' || coalesce(sum(hashtextextended(t::text, 2)::numeric), 0) as sum
         from ${table} t`,
      );
      const { rows: count, sum } = rows[0]!;
      const digest = createHash('sha256').update(sum).digest('hex').slice(0, 16);
      digests.push({ table: schema === 'public' ? name : `${schema}.${name}`, rows: count, digest });
    }
    await client.query('commit');
    return digests;
  });
}

/** The tables in which two databases differ, in sentences; empty if they hold the same. */
export function differences(one: TableDigest[], other: TableDigest[]): string[] {
  const theirs = new Map(other.map((each) => [each.table, each]));
  const mine = new Set(one.map(({ table }) => table));
  return [
    ...one.flatMap(({ table, rows, digest }) => {
      const there = theirs.get(table);
      if (!there) return [`${table}: is missing.`];
      return there.digest === digest ? [] : [`${table}: ${rows} rows and ${there.rows}, which are not the same.`];
    }),
    ...other.flatMap(({ table }) => (mine.has(table) ? [] : [`${table}: was not there.`])),
  ];
}
