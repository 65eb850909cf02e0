import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createOwner } from '../database/owner';
import { freePort } from '../lib/ports';
import { startCluster, type Cluster } from './cluster';
import { choosePlace } from './place';

export interface TemporaryPostgres {
  /** The owner's address of the database `postgres`; others are reached with `withDatabase`. */
  adminUrl: string;
  cluster: Cluster;
  stop(): Promise<void>;
}

/** A PostgreSQL for tests: empty, not durable, gone without a trace when stopped or when this process ends in any way. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-test-'));
  chmodSync(folder, 0o755);
  const place = choosePlace(folder);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  try {
    const cluster = await startCluster({ place, port, password, durable: false, disposable: folder });
    await createOwner(`postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, 'airworthy_owner', password);
    return {
      adminUrl: `postgresql://airworthy_owner:${password}@127.0.0.1:${port}/postgres`,
      cluster,
      stop: () => cluster.stop(),
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
