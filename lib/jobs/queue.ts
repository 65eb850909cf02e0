import PgBoss from 'pg-boss';
import { database } from '@/lib/db/client';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { env } from '@/lib/env';
import { unscoped } from '@/lib/db/unscoped';

// Next bundles the worker and the pages apart; they find the one queue of this process here.
const shared = globalThis as typeof globalThis & {
  airworthyQueue?: Promise<PgBoss>;
  airworthyPrepared?: Set<string>;
  airworthyPreparing?: Promise<void>;
};

/**
 * The job queue, in Postgres, so that jobs outlive the process. Its schema is made by `npm run migrate`.
 * @throws Error if the database cannot be reached; the next call tries again.
 */
export function jobQueue(): Promise<PgBoss> {
  shared.airworthyQueue ??= unscoped(() =>
    open().catch((error: unknown) => {
      shared.airworthyQueue = undefined;
      throw error;
    }),
  );
  return shared.airworthyQueue;
}

/** A job that fails for the last time has been tried this many times before. */
export const lastTry = 4;

/** Of one key, at most one job waits and one runs. */
export const queueOptions = (name: string): PgBoss.Queue => ({
  name,
  policy: 'stately',
  retryLimit: lastTry,
  retryDelay: 2,
  retryBackoff: true,
});

/** Makes sure that the queue of this name exists, once in a process; before the transaction that adds a job to it. */
export async function prepareQueue(name: string): Promise<void> {
  if (shared.airworthyPrepared?.has(name)) return;
  // One after the other: a new one is a table, and two that are made at once may wait for each other's locks.
  await unscoped(() => {
    const made = (shared.airworthyPreparing ?? Promise.resolve()).then(() => makeQueue(name));
    shared.airworthyPreparing = made.catch(() => {});
    return made;
  });
}

async function makeQueue(name: string): Promise<void> {
  const queue = await jobQueue();
  const prepared = (shared.airworthyPrepared ??= new Set());
  if (prepared.has(name)) return;
  await queue.createQueue(name, queueOptions(name));
  prepared.add(name);
}

/**
 * Adds a job in the caller's transaction: it is there if and only if what it belongs to is. Nothing happens if one with the
 * same key waits already. `after`: seconds to wait before it begins.
 */
export async function enqueueWithin(
  tx: WorkspaceTx,
  name: string,
  data: object,
  key: string,
  { after = 0 }: { after?: number } = {},
): Promise<void> {
  const queue = await jobQueue();
  const db = {
    executeSql: async (text: string, values: unknown[]) => ({
      rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
    }),
  };
  await queue.send(name, data, { singletonKey: key, startAfter: after, ...queueOptions(name), db });
}

/**
 * Jobs that a stopped or killed process left are tried again now, and the restart is not counted as a try. One that another
 * living process is at is tried twice at once, which every handler bears.
 */
export async function resumeAbandoned(name: string): Promise<void> {
  // pg-boss counts a try when it takes a job that has begun before.
  await database().$executeRaw`
    update pgboss.job set state = 'retry', started_on = null, start_after = now()
    where name = ${name} and (state = 'retry' and output::text like '%shut down while active%' or state = 'active'
      and not exists (
        select from pgboss.job other
        where other.name = job.name and other.state = 'retry'
          and coalesce(other.singleton_key, '') = coalesce(job.singleton_key, '')
      ))`;
}

/** Lets running jobs finish for up to 8 seconds, then closes; what did not finish is retried by the next process. */
export async function closeQueue(): Promise<void> {
  const queue = await shared.airworthyQueue?.catch(() => undefined);
  shared.airworthyQueue = undefined;
  shared.airworthyPrepared = undefined;
  await queue?.stop({ graceful: true, timeout: 8_000 });
}

async function open(): Promise<PgBoss> {
  const queue = new PgBoss({ connectionString: env().DATABASE_URL, migrate: false, max: 3 });
  queue.on('error', (error) => console.error('Job queue:', error.message));
  await queue.start();
  return queue;
}
