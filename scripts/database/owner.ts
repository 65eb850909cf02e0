import pg from 'pg';
import { withClient } from './connect';

/**
 * Creates the owner of Airworthy's tables on a server of ours. Not a superuser, so that what works here works on a managed
 * PostgreSQL too, whose customers never are one.
 */
export async function createOwner(serverUrl: string, name: string, password: string): Promise<void> {
  await withClient(serverUrl, 'The built-in PostgreSQL', async (client) => {
    const found = await client.query('select from pg_roles where rolname = $1', [name]);
    const verb = found.rowCount ? 'ALTER' : 'CREATE';
    await client.query(
      `${verb} ROLE ${pg.escapeIdentifier(name)} LOGIN CREATEDB CREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
    );
  });
}
