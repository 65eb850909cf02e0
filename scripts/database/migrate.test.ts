import pg from 'pg';
import { expect, test } from 'vitest';
import { connect, withClient, withDatabase } from './connect';
import { migrationNames } from './files';
import { migrate, pendingMigrations } from './migrate';
import { loginProblems } from './roles';

const adminUrl = process.env.DATABASE_ADMIN_URL!;
const appUrl = process.env.DATABASE_URL!;

async function emptyDatabase(): Promise<{ adminUrl: string; appUrl: string }> {
  const name = `migrate_${Math.random().toString(36).slice(2)}`;
  await withClient(adminUrl, 'The test server', (client) => client.query(`CREATE DATABASE ${name}`));
  return { adminUrl: withDatabase(adminUrl, name), appUrl: withDatabase(appUrl, name) };
}

test('two at once wait for each other, and the second finds nothing to do', async () => {
  const database = await emptyDatabase();
  const applied = await Promise.all([migrate(database), migrate(database)]);
  expect(applied.map(({ length }) => length).sort()).toEqual([0, migrationNames().length]);
  expect(await withClient(database.appUrl, 'DATABASE_URL', pendingMigrations)).toEqual([]);
  expect(await loginProblems(database.appUrl)).toEqual([]);
});

test('the app may use the job queue and change neither tables nor the trail', async () => {
  const client = await connect(appUrl, 'DATABASE_URL');
  try {
    await client.query(`select pgboss.create_queue('from-the-app', '{"policy": "standard"}')`);
    const queues = await client.query(`select name from pgboss.queue where name = 'from-the-app'`);
    expect(queues.rowCount).toBe(1);
    for (const sql of ['drop table event', 'alter table use_case disable row level security', 'create table mine ()']) {
      await expect(client.query(sql)).rejects.toThrow(/must be owner|permission denied/);
    }
    for (const sql of ['update event set reason = null', 'delete from event', 'truncate event']) {
      await expect(client.query(sql)).rejects.toThrow(/permission denied/);
    }
  } finally {
    await client.end();
  }
});

test('the owner is no login for the app', async () => {
  await expect(migrate({ adminUrl, appUrl: adminUrl })).rejects.toThrow(/name the same login/);
  expect((await loginProblems(adminUrl)).join()).toMatch(/owns tables/);
});

test('an owner who may not create logins is told what an administrator must run', async () => {
  const { adminUrl: other } = await emptyDatabase();
  const name = `owner_${Math.random().toString(36).slice(2)}`;
  const database = new URL(other).pathname.slice(1);
  await withClient(adminUrl, 'The test server', async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret'`);
    await client.query(`GRANT ALL ON DATABASE ${pg.escapeIdentifier(database)} TO ${name}`);
    await client.query(`GRANT ${name} TO current_user`);
  });
  await withClient(other, 'The test server', (client) =>
    client.query(`ALTER SCHEMA public OWNER TO ${name}`).catch(() => 0),
  );
  const weak = new URL(other);
  weak.username = name;
  weak.password = 'secret';
  const app = new URL(other);
  app.username = `web_${name}`;
  app.password = 'secret';
  await expect(migrate({ adminUrl: weak.toString(), appUrl: app.toString() })).rejects.toThrow(
    new RegExp(`CREATE ROLE "?web_${name}"? LOGIN PASSWORD[^]*GRANT airworthy_app TO "?web_${name}"?`),
  );
});

test('a server that is not there is named without its password', async () => {
  await expect(connect('postgresql://web:secret@127.0.0.1:1/airworthy', 'DATABASE_URL')).rejects.toThrow(
    /^DATABASE_URL cannot be reached \(127\.0\.0\.1:1\/airworthy\): connect ECONNREFUSED/,
  );
  await expect(connect('airworthy', 'DATABASE_URL')).rejects.toThrow(/not an address of the form/);
});
