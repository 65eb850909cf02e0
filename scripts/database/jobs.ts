import type pg from 'pg';
import PgBoss from 'pg-boss';
import { appRole } from './roles';

/**
 * Creates or upgrades the job queue's own schema as its owner; the app itself only uses it. Creating a queue makes a table,
 * so that one function runs with the owner's rights.
 */
export async function migrateJobs(admin: pg.Client, adminUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: adminUrl, supervise: false, schedule: false, max: 1 });
  let failure: unknown;
  boss.on('error', (error) => (failure = error));
  await boss.start();
  await boss.stop({ graceful: false });
  if (failure) throw failure;
  await admin.query(`
    GRANT USAGE ON SCHEMA pgboss TO ${appRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${appRole};
    ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appRole};
    ALTER FUNCTION pgboss.create_queue(text, json) SECURITY DEFINER SET search_path = pgboss, pg_temp;
  `);
}
