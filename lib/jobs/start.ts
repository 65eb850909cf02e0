import { scheduleBoardReports } from './board-reports';
import { scheduleMails } from './due-mails';
import { handlers } from './handlers';
import { scheduleNightly } from './nightly';
import { closeQueue, jobQueue, prepareQueue, resumeAbandoned } from './queue';
import { resumeImports } from './resume-imports';

const retryAfter = 5_000;

const shared = globalThis as typeof globalThis & { airworthyStopJobs?: () => Promise<void> };

/** Starts the worker in the background; while the database is away it tries again, and pages are served meanwhile. */
export function startJobs(): void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const attempt = async () => {
    try {
      await work();
    } catch (error) {
      if (stopped) return;
      console.error('The job worker could not start:', error instanceof Error ? error.message : error);
      timer = setTimeout(attempt, retryAfter);
    }
  };
  // scripts/server.mjs calls this before it exits.
  shared.airworthyStopJobs = async () => {
    stopped = true;
    clearTimeout(timer);
    await closeQueue();
  };
  void attempt();
}

/** Foreign servers are waited for, up to minutes: a slow one holds up no other. */
const atOnce: Partial<Record<string, number>> = { 'check-server': 4, 'call-tool': 2 };

async function work(): Promise<void> {
  const queue = await jobQueue();
  for (const name of Object.keys(handlers)) {
    await prepareQueue(name);
    await resumeAbandoned(name);
  }
  await resumeImports();
  await scheduleNightly();
  await scheduleMails();
  await scheduleBoardReports();
  for (const [name, handle] of Object.entries(handlers)) {
    for (let worker = 0; worker < (atOnce[name] ?? 1); worker += 1) {
      await queue.work(name, { pollingIntervalSeconds: 1, includeMetadata: true }, async (jobs) => {
        for (const job of jobs) await handle(job.data, job.retryCount);
      });
    }
  }
}
