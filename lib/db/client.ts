import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';
import { statementName } from './statement-names';

// One pool per process. In development the module is evaluated again on every change; the pool must not be.
const held = globalThis as { prisma?: PrismaClient };

/** The database as the app's unprivileged login. Use a transaction of this folder, never the client itself. */
export function database(): PrismaClient {
  held.prisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().DATABASE_URL, max: env().DATABASE_POOL },
      { statementNameGenerator: statementName },
    ),
  });
  return held.prisma;
}
