import { database } from '@/lib/db/client';
import { inTime } from '@/lib/db/in-time';

/** Whether this process can serve: no actor, as it tells a load balancer and not a person. */
export type ServiceState = { ready: true } | { ready: false; reason: string };

const patience = 3_000;

/**
 * Ready if the database answers within three seconds and has every migration that this build was made with; later ones,
 * applied for a newer build beside this one, do no harm.
 */
export async function serviceState(): Promise<ServiceState> {
  try {
    const rows = await inTime(
      database().$queryRaw<{ name: string }[]>`
        select migration_name as name from public._prisma_migrations
        where finished_at is not null and rolled_back_at is null`,
      patience,
    );
    const applied = new Set(rows.map(({ name }) => name));
    // Replaced at build time, see next.config.ts.
    const needed = (process.env.AIRWORTHY_MIGRATIONS ?? '').split(',').filter(Boolean);
    const missing = needed.filter((name) => !applied.has(name));
    if (missing.length === 0) return { ready: true };
    return { ready: false, reason: `Migrations are not applied: ${missing.join(', ')}.` };
  } catch (error) {
    console.error('Not ready:', error instanceof Error ? error.message : error);
    return { ready: false, reason: 'The database does not answer, or was never migrated.' };
  }
}
