import pg from 'pg';
import { withClient, withDatabase } from './connect';
import { dropDatabase } from './drop';
import { migrate } from './migrate';

/** A database for tests: the owner's address and that of the app's login. */
export interface TestDatabase {
  adminUrl: string;
  appUrl: string;
}

/** The addresses of a database of the server that `serverUrl` administers; the app's login there is `airworthy_web`. */
export function addresses(serverUrl: string, name: string): TestDatabase {
  const adminUrl = withDatabase(serverUrl, name);
  const app = new URL(adminUrl);
  app.username = 'airworthy_web';
  app.password = 'airworthy_web';
  return { adminUrl, appUrl: app.toString() };
}

/** Creates the database, or replaces it: a copy of the template, or else an empty one with all migrations applied. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<TestDatabase> {
  const copyOf = template ? ` TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY FILE_COPY` : '';
  await withClient(serverUrl, 'The test server', async (client) => {
    await dropDatabase(client, name);
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${copyOf}`);
  });
  const database = addresses(serverUrl, name);
  if (!template) await migrate(database);
  return database;
}
