import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type pg from 'pg';

/**
 * Prisma's adapter, except that a migration is sent whole. The original cuts it at every semicolon, also within the functions
 * and triggers of a migration written by hand; sent whole, it is one transaction too: it applies completely or not at all.
 */
export function migrationAdapter(
  pool: pg.Pool,
  onError: (error: Error) => void,
): SqlMigrationAwareDriverAdapterFactory {
  const original = new PrismaPg(pool);
  return {
    provider: original.provider,
    adapterName: original.adapterName,
    connect: async () => {
      const adapter = await original.connect();
      adapter.executeScript = async (script) => {
        await pool.query(script).catch((error: Error) => {
          onError(error);
          throw error;
        });
      };
      return adapter;
    },
    connectToShadowDb: () => original.connectToShadowDb(),
  };
}

/** Comparing two schemas needs no database; the engine only asks once which PostgreSQL it would be talking to. */
export function offlineAdapter(): SqlMigrationAwareDriverAdapterFactory {
  const refuse = (): never => {
    throw new Error('Comparing schemas should not have asked the database.');
  };
  const connect = async (): Promise<SqlDriverAdapter> => ({
    provider: 'postgres',
    adapterName: 'offline',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.0', 180_000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => undefined,
  });
  return { provider: 'postgres', adapterName: 'offline', connect, connectToShadowDb: connect };
}
