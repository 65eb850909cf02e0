import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { server } from './client';
import type { Prisma } from './generated/client';
import { inTransaction, type TransactionSettings } from './transaction';
import { inWorkspace } from './workspace-transaction';

type Client = Prisma.TransactionClient;

const set = (settings: TransactionSettings, timeout = 5_000) => ({ settings, timeout });
const within = <T>(settings: TransactionSettings, work: (tx: Client) => Promise<T>) =>
  inTransaction(server(), set(settings), work);
const workspaceOf = async (tx: Client) => {
  const [row] = await tx.$queryRaw<[{ workspace: string | null }]>`
    select current_setting('app.workspace', true) as workspace`;
  return row.workspace;
};

afterEach(() => vi.restoreAllMocks());

describe('a transaction', () => {
  it('begins with its first statement, which sees the settings already, and no other transaction does', async () => {
    await within({ 'app.workspace': "o'ne" }, async (tx) => {
      expect(await workspaceOf(tx)).toBe("o'ne");
      // Still the same transaction: its time stands.
      const [{ first }] = await tx.$queryRaw<[{ first: boolean }]>`select now() = statement_timestamp() as first`;
      expect(first).toBe(false);
    });
    for (let turn = 0; turn < 10; turn += 1) expect(await within({}, workspaceOf)).not.toBe("o'ne");
  });

  it('asks nothing where nothing is asked, and does not wait for its beginning alone', async () => {
    await within({}, workspaceOf);
    const sent = vi.spyOn(pg.Client.prototype, 'query');
    await within({ 'app.workspace': 'one' }, async () => {});
    expect(sent).not.toHaveBeenCalled();
    await within({ 'app.workspace': 'one' }, async (tx) => {
      const asked = workspaceOf(tx);
      await Promise.resolve();
      expect(sent).toHaveBeenCalledTimes(2);
      await asked;
    });
    expect(sent).toHaveBeenCalledTimes(3);
  });

  it('fails with its first statement, and leaves a connection that others can use', async () => {
    const failing = within({ 'app.workspace': 'one' }, async (tx) => {
      await expect(tx.$queryRaw`select nothing`).rejects.toThrow('does not exist');
      await tx.$queryRaw`select 1`;
    });
    await expect(failing).rejects.toThrow('current transaction is aborted');
    for (let turn = 0; turn < 10; turn += 1) expect(await within({ 'app.workspace': 'two' }, workspaceOf)).toBe('two');
  });

  it('fails with a setting that cannot be, whatever was asked', async () => {
    const failing = within({ transaction_read_only: 'perhaps' }, (tx) => tx.$queryRaw`select * from use_case`);
    await expect(failing).rejects.toThrow('transaction_read_only');
  });

  it('asks nothing more once it has ended, neither by SQL nor by a model', async () => {
    let late: Client | undefined;
    await within({}, async (tx) => {
      late = tx;
      await tx.workspace.count();
    });
    await expect(late!.$queryRaw`select 1`).rejects.toThrow('has ended');
    await expect(late!.workspace.count()).rejects.toThrow();
  });

  it('ends when it takes too long, and nothing of it stays', async () => {
    const { workspaceId } = await makeWorkspace();
    const settings = { 'app.workspace': workspaceId };
    const slow = inTransaction(server(), set(settings, 200), async (tx) => {
      await tx.workspace.update({ where: { id: workspaceId }, data: { name: 'Too late' } });
      await tx.$queryRaw`select pg_sleep(0.4)::text`;
      await tx.$queryRaw`select 1`;
    });
    await expect(slow).rejects.toThrow('longer than 200 ms');
    expect(await within(settings, (tx) => tx.workspace.count({ where: { name: 'Too late' } }))).toBe(0);
  });
});

describe('SQL and models of one transaction', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await makeWorkspace();
  });
  const nameOf = () => inWorkspace(workspace.workspaceId, async (tx) => (await tx.workspace.findFirstOrThrow()).name);

  it('see what the other wrote, on one connection', async () => {
    const { workspaceId } = workspace;
    await inWorkspace(workspaceId, async (tx) => {
      await tx.$executeRaw`update workspace set name = 'By SQL' where id = ${workspaceId}::uuid`;
      expect((await tx.workspace.findFirstOrThrow()).name).toBe('By SQL');
      await tx.workspace.update({ where: { id: workspaceId }, data: { name: 'By a model' } });
      const [row] = await tx.$queryRaw<[{ name: string }]>`select name from workspace`;
      expect(row.name).toBe('By a model');
    });
    expect(await nameOf()).toBe('By a model');
  });

  it('are undone together', async () => {
    const { workspaceId } = workspace;
    const before = await nameOf();
    const failing = inWorkspace(workspaceId, async (tx) => {
      await tx.workspace.update({ where: { id: workspaceId }, data: { name: 'By a model' } });
      await tx.$executeRaw`update workspace set currency = 'CHF'`;
      throw new Error('After all, no.');
    });
    await expect(failing).rejects.toThrow('After all, no.');
    expect(await nameOf()).toBe(before);
  });

  it('are undone together where a model fails', async () => {
    const { workspaceId } = workspace;
    const before = await nameOf();
    const failing = inWorkspace(workspaceId, async (tx) => {
      await tx.$executeRaw`update workspace set name = 'By SQL'`;
      await tx.workspace.update({ where: { id: workspaceId }, data: { slug: 'No slug at all' } });
    });
    await expect(failing).rejects.toThrow();
    expect(await nameOf()).toBe(before);
  });
});
