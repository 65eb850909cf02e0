import { afterAll, expect, it } from 'vitest';
import { env } from '@/lib/env';
import { watchedScope } from '@/lib/testing/scopes';
import { server } from './client';
import { LendingPool } from './lending-pool';
import { inTransaction } from './transaction';

const pool = new LendingPool({ connectionString: env().DATABASE_URL, idleTimeoutMillis: 60_000, max: 1 });
afterAll(() => pool.end());

it('a connection that waits does not hold the requests that opened it and used it last, nor does Prisma', async () => {
  const { prisma } = server();
  const limits = { settings: { 'app.workspace': '' }, timeout: 10_000 };
  const first = watchedScope();
  await first.run(() => inTransaction({ pool, prisma }, limits, (tx) => tx.$queryRaw`select 1`));
  await first.isLetGo();
  const second = watchedScope();
  await second.run(() => inTransaction({ pool, prisma }, limits, (tx) => tx.workspace.count()));
  await second.isLetGo();
  expect(pool.idleCount).toBe(1);
});
