import { createHmac } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { withClient, withDatabase } from '../database/connect';
import { dropDatabase } from '../database/drop';
import { migrate, type Addresses } from '../database/migrate';
import { createOwner } from '../database/owner';
import { canCreateLogins } from '../database/roles';
import { Failure } from '../lib/failure';
import { home } from '../lib/paths';
import { freePort } from '../lib/ports';
import { startCluster, stopLeftover, type Cluster } from '../postgres/cluster';
import { choosePlace } from '../postgres/place';
import { isHalfLoaded, loadSampleOnce } from './sample';
import { saveSettings, type Settings } from './settings';

export interface Database extends Addresses {
  /** Present if the database is the built-in one. */
  cluster?: Cluster;
}

const databaseName = 'airworthy';

/** Starts the built-in PostgreSQL, made the first time. */
export async function builtInDatabase(settings: Settings): Promise<Database & { cluster: Cluster }> {
  const place = choosePlace(home);
  await stopLeftover(place);
  const port = await freePort(settings.postgresPort);
  if (port !== settings.postgresPort) saveSettings({ ...settings, postgresPort: port });
  const cluster = await startCluster({ place, port, password: settings.superuserPassword, durable: true });
  try {
    const server = `postgresql://postgres:${settings.superuserPassword}@127.0.0.1:${port}/postgres`;
    await createOwner(server, 'airworthy_owner', settings.ownerPassword);
    const adminUrl = `postgresql://airworthy_owner:${settings.ownerPassword}@127.0.0.1:${port}/${databaseName}`;
    const appUrl = `postgresql://airworthy_web:${settings.appPassword}@127.0.0.1:${port}/${databaseName}`;
    return { adminUrl, appUrl, cluster };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Migrates the built-in database and fills it with the sample workspace the first time. Says what it did. */
export async function prepareBuiltIn(database: Addresses): Promise<string[]> {
  const said = await createMissing(database);
  const applied = await migrate(database);
  if (applied.length > 0) said.push(`applied ${count(applied.length, 'migration')}`);
  if (await loadSampleOnce(database)) said.push('loaded the sample workspace');
  return said;
}

/** The addresses of a PostgreSQL that is given; with DATABASE_URL alone, the app still gets a login without power. */
export async function givenDatabase(url: string, adminUrl: string | undefined): Promise<Addresses> {
  if (adminUrl) return { appUrl: url, adminUrl };
  if (!(await canCreateLogins(url))) {
    throw new Failure(
      'The login of DATABASE_URL may not create the unprivileged login that the app works with; set DATABASE_ADMIN_URL to the ' +
        'owner of the database and DATABASE_URL to a login of the app (see docs/operations.md).',
    );
  }
  const app = new URL(url);
  const derived = createHmac('sha256', url).update('the login of the app').digest('hex');
  app.username = `airworthy_web_${derived.slice(0, 8)}`;
  app.password = derived.slice(8);
  return { appUrl: app.toString(), adminUrl: url };
}

async function createMissing({ adminUrl }: Addresses): Promise<string[]> {
  return withClient(withDatabase(adminUrl, 'postgres'), 'The built-in PostgreSQL', async (client) => {
    const name = pg.escapeIdentifier(databaseName);
    if (await isHalfLoaded(client, databaseName)) await dropDatabase(client, databaseName);
    const found = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (found.rowCount) return [];
    await client.query(`CREATE DATABASE ${name}`);
    return [`made a database in ${path.relative(process.cwd(), home) || home}`];
  });
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
