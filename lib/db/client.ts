import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';
import { statementName } from './statement-names';
import { transactionPool } from './transaction-client';

// One pool per process. In development the module is evaluated again on every change; the pool must not be.
const held = globalThis as { prisma?: PrismaClient; prismaReplica?: PrismaClient };

/** The database as the app's unprivileged login. Use a transaction of this folder, never the client itself. */
export function database(): PrismaClient {
  held.prisma ??= open({ connectionString: env().DATABASE_URL });
  return held.prisma;
}

/** Its streaming replica, if there is one; for `inWorkspaceToRead` alone. One that is away must not keep pages waiting. */
export function replica(): PrismaClient | null {
  const { DATABASE_REPLICA_URL: connectionString } = env();
  if (!connectionString) return null;
  held.prismaReplica ??= open({ connectionString, connectionTimeoutMillis: 2_000 });
  return held.prismaReplica;
}

function open(server: { connectionString: string; connectionTimeoutMillis?: number }): PrismaClient {
  const pool = transactionPool({ ...server, max: env().DATABASE_POOL });
  return new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementName, disposeExternalPool: true }),
  });
}
