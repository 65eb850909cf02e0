import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import pg from 'pg';
import { transactionPool, withSettings } from './transaction-client';

let pool: pg.Pool;
let client: pg.PoolClient;
const ask = (text: string) => client.query<Record<string, unknown>>(text);

beforeEach(async () => {
  pool = transactionPool({ connectionString: process.env.DATABASE_URL, max: 1 });
  client = await pool.connect();
});
afterEach(async () => {
  vi.restoreAllMocks();
  client.release();
  await pool.end();
});

const workspace = `select current_setting('app.workspace', true) as "workspace"`;
const status = `select pg_current_xact_id_if_assigned() is not null as "wrote", now() = statement_timestamp() as "first"`;

it('begins with its first statement, which sees the settings already, and no other transaction does', async () => {
  await withSettings({ 'app.workspace': "o'ne" }, async () => {
    await ask('BEGIN');
    expect((await ask(workspace)).rows).toEqual([{ workspace: "o'ne" }]);
    // Still the same transaction: its time stands.
    expect((await ask(status)).rows).toEqual([{ wrote: false, first: false }]);
    await ask('COMMIT');
  });
  expect((await ask(workspace)).rows).toEqual([{ workspace: '' }]);
});

it('waits once for the beginning and the first statement, and for nothing where nothing is asked', async () => {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  await withSettings({ 'app.workspace': 'one' }, async () => {
    await ask('BEGIN');
    await ask('COMMIT');
    expect(sent).not.toHaveBeenCalled();
    await ask('BEGIN');
    expect(sent).not.toHaveBeenCalled();
    const asked = ask(workspace);
    expect(sent).toHaveBeenCalledTimes(2);
    await asked;
    await ask('ROLLBACK');
  });
  expect(sent).toHaveBeenCalledTimes(3);
});

it('fails with its first statement, and leaves a connection that others can use', async () => {
  await withSettings({ 'app.workspace': 'one' }, async () => {
    await ask('BEGIN');
    await expect(ask('select nothing')).rejects.toThrow('does not exist');
    await expect(ask(workspace)).rejects.toThrow('current transaction is aborted');
    await ask('ROLLBACK');
  });
  expect((await ask(workspace)).rows).toEqual([{ workspace: '' }]);
});

it('fails with a setting that cannot be, and what was asked sees no row of any workspace', async () => {
  await withSettings({ 'app.workspace': 'one', transaction_read_only: 'perhaps' }, async () => {
    await ask('BEGIN');
    await expect(ask('select * from use_case')).rejects.toThrow('transaction_read_only');
    await ask('ROLLBACK');
  });
});

it('gives the settings of a transaction that was given up before it asked anything to nobody else', async () => {
  await withSettings({ 'app.workspace': 'one' }, () => ask('BEGIN'));
  client.release();
  client = await pool.connect();
  expect((await ask(workspace)).rows).toEqual([{ workspace: null }]);
});

it('has the settings of whoever began it, in whatever context its first statement is sent', async () => {
  await withSettings({ 'app.workspace': 'one' }, () => ask('BEGIN'));
  await withSettings({ 'app.workspace': 'two' }, async () =>
    expect((await ask(workspace)).rows).toEqual([{ workspace: 'one' }]),
  );
  await ask('ROLLBACK');
});
