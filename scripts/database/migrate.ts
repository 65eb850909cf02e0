import pg from 'pg';
import { Failure } from '../lib/failure';
import { withClient } from './connect';
import { migrationAdapter } from './adapters';
import { openEngine } from './engine';
import { migrationList, migrationNames } from './files';
import { migrateJobs } from './jobs';
import { appRole, ensureAppLogin, ensureAppRole } from './roles';

export interface Addresses {
  /** The owner of the tables. */
  adminUrl: string;
  /** The app's unprivileged login, created if it is missing. */
  appUrl: string;
}

// Any number, the same for every process that migrates: two at once wait for each other.
const lock = 4_127_001;

/** Brings the database up to date and the app's login in order; returns the names of the migrations applied now. */
export async function migrate({ adminUrl, appUrl }: Addresses): Promise<string[]> {
  return withClient(adminUrl, 'DATABASE_ADMIN_URL', async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [lock]);
    await ensureAppRole(admin, appUrl);
    const pending = await pendingMigrations(admin);
    if (pending.length > 0) await apply(admin, adminUrl);
    // `/api/ready` compares this table with the migrations that the build knows.
    await admin.query(`GRANT SELECT ON public._prisma_migrations TO ${appRole}`);
    await migrateJobs(admin, adminUrl);
    await ensureAppLogin(admin, appUrl);
    return pending;
  });
}

/** The repository's migrations that this database has not seen, oldest first. */
export async function pendingMigrations(client: pg.Client): Promise<string[]> {
  const table = await client.query<{ name: string | null }>(`select to_regclass('public._prisma_migrations') as name`);
  if (!table.rows[0]?.name) return migrationNames();
  const { rows } = await client.query<{ migration_name: string; finished: boolean }>(
    'select migration_name, finished_at is not null as finished from public._prisma_migrations where rolled_back_at is null',
  );
  const broken = rows.find(({ finished }) => !finished);
  if (broken) {
    throw new Failure(
      `The migration ${broken.migration_name} was interrupted. If the database does not show its changes, set rolled_back_at ` +
        'of its row in _prisma_migrations to apply it again; if it does, set finished_at.',
    );
  }
  const done = new Set(rows.map(({ migration_name }) => migration_name));
  return migrationNames().filter((name) => !done.has(name));
}

async function apply(admin: pg.Client, adminUrl: string): Promise<void> {
  let cause: Error | undefined;
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  const engine = await openEngine(migrationAdapter(pool, (error) => (cause = error)));
  try {
    const filters = { externalTables: [], externalEnums: [] };
    await engine.applyMigrations({ migrationsList: migrationList(), filters });
  } catch (error) {
    // One that the database refused left nothing behind, being one transaction; so it may be mended and applied again.
    if (cause) {
      await admin.query('update public._prisma_migrations set rolled_back_at = now() where finished_at is null');
    }
    throw new Failure(`A migration failed: ${(cause ?? (error as Error)).message}`);
  } finally {
    engine.free();
    await pool.end();
  }
}
