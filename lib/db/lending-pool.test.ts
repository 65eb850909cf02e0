import { afterAll, expect, it } from 'vitest';
import { env } from '@/lib/env';
import { watchedScope } from '@/lib/testing/scopes';
import { server } from './client';
import { lend, LendingPool } from './lending-pool';

const pool = new LendingPool({ connectionString: env().DATABASE_URL, idleTimeoutMillis: 0 });
afterAll(() => pool.end());

it('a connection stays open, and does not hold the request that was the first to need one', async () => {
  const { run, isLetGo } = watchedScope();
  await run(async () => (await pool.connect()).release());
  expect(pool.totalCount).toBe(1);
  await isLetGo();
  expect(pool.idleCount).toBe(1);
});

it('Prisma remembers transactions, and not the requests that they were of', async () => {
  const { run, isLetGo } = watchedScope();
  const { prisma } = server();
  const connection = await pool.connect();
  await run(async () => {
    const lent = lend(prisma, (statement) => connection.query(statement), 10_000);
    await (await lent.client).workspace.count();
    await lent.giveBack();
  });
  connection.release();
  await isLetGo();
});
