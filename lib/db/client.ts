import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';
import { LendingPool } from './lending-pool';
import { rawSql } from './raw-sql';
import { statementName } from './statement-names';
import type { Server } from './transaction';

// One pool per process. In development the module is evaluated again on every change; the pool must not be.
const held = globalThis as { airworthyServer?: Server; airworthyReplicaServer?: Server };

/** The database as the app's unprivileged login, for transactions of this folder. */
export function server(): Server {
  held.airworthyServer ??= open({ connectionString: env().DATABASE_URL });
  return held.airworthyServer;
}

/** Its streaming replica, if there is one; for `inWorkspaceToRead` alone. One that is away must not keep pages waiting. */
export function replicaServer(): Server | null {
  const { DATABASE_REPLICA_URL: connectionString } = env();
  if (!connectionString) return null;
  held.airworthyReplicaServer ??= open({ connectionString, connectionTimeoutMillis: 2_000 });
  return held.airworthyReplicaServer;
}

/** The database without a transaction. Use a transaction of this folder, or a function of the database that answers in one statement. */
export const database = (): PrismaClient => server().prisma;

export const replica = (): PrismaClient | null => replicaServer()?.prisma ?? null;

function open(to: { connectionString: string; connectionTimeoutMillis?: number }): Server {
  const pool = new LendingPool({ connectionTimeoutMillis: 10_000, ...to, max: env().DATABASE_POOL });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }) });
  const own: Record<string | symbol, unknown> = {
    ...rawSql((statement) => pool.query(statement)),
    async $disconnect() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
  const client = new Proxy(prisma, {
    get(target, name) {
      const value: unknown = Reflect.get(Object.hasOwn(own, name) ? own : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { pool, prisma: client };
}
