import PgBoss from 'pg-boss';
import { env } from '@/lib/env';

// Next bundles the worker and the pages apart; they find the one queue of this process here.
const shared = globalThis as typeof globalThis & { airworthyQueue?: Promise<PgBoss> };

/**
 * The job queue, in Postgres, so that jobs outlive the process. Its schema is made by `npm run migrate`.
 * @throws Error if the database cannot be reached; the next call tries again.
 */
export function jobQueue(): Promise<PgBoss> {
  shared.airworthyQueue ??= open().catch((error: unknown) => {
    shared.airworthyQueue = undefined;
    throw error;
  });
  return shared.airworthyQueue;
}

/** Of one key, at most one job waits and one runs. */
export const queueOptions = (name: string): PgBoss.Queue => ({ name, policy: 'stately' });

/** Adds a job; nothing happens if one with the same key waits already. */
export async function enqueue(name: string, data: object, key: string): Promise<void> {
  const queue = await jobQueue();
  await queue.createQueue(name, queueOptions(name));
  await queue.send(name, data, { singletonKey: key });
}

/** Lets running jobs finish for up to 8 seconds, then closes; what did not finish is retried by the next process. */
export async function closeQueue(): Promise<void> {
  const queue = await shared.airworthyQueue?.catch(() => undefined);
  shared.airworthyQueue = undefined;
  await queue?.stop({ graceful: true, timeout: 8_000 });
}

async function open(): Promise<PgBoss> {
  const queue = new PgBoss({ connectionString: env().DATABASE_URL, migrate: false, schedule: false, max: 3 });
  queue.on('error', (error) => console.error('Job queue:', error.message));
  await queue.start();
  return queue;
}
