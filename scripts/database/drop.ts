import pg from 'pg';

/**
 * Drops a database if it is there, whoever is connected. The server's own workers (autovacuum) make way for a plain drop, while
 * WITH (FORCE) fails on them for an owner who is no superuser; so only clients are sent away here.
 */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  const clients = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and backend_type = 'client backend'`;
  await client.query(clients, [name]);
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)}`);
}
