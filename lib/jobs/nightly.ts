import { inIdentity } from '@/lib/db/identity-transaction';
import { refreshLadder } from '@/lib/db/derived';
import { refreshExpired } from '@/lib/db/refresh-expired';
import { dropUnusedFiles } from '@/lib/db/stored-file';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { dropAbandoned } from '@/lib/import/run/drop-abandoned';
import { startDueChecks } from './due-checks';
import { jobQueue, prepareQueue } from './queue';
import { resumeImports } from './resume-imports';
import { tellDeadlines } from './tell-deadlines';

/** Ten minutes into the day by which deadlines are counted. */
const cron = '10 0 * * *';
/** Seconds in which servers that start have it done once; pg-boss remembers no longer. */
const halfADay = 43_200;

/** What time alone brings about: readiness after an expiry, deadlines that people are told, uploads that nobody uses, imports that ran out of time. */
export async function nightlyJob(): Promise<void> {
  const workspaces = await inIdentity((tx) => tx.workspace.findMany({ select: { id: true }, orderBy: { id: 'asc' } }));
  for (const { id } of workspaces) {
    await refreshExpired(id, now());
    await inWorkspace(id, refreshLadder, { timeout: 60_000 });
    await dropAbandoned(id, now());
    await dropUnusedFiles(id, now());
    await tellDeadlines(id, now());
    await startDueChecks(id, now());
  }
  await resumeImports();
}

/** Has the nightly job done every night, and now if no server that started in this half of the day has. */
export async function scheduleNightly(): Promise<void> {
  await prepareQueue('nightly');
  const queue = await jobQueue();
  await queue.schedule('nightly', cron, {}, { tz: 'UTC' });
  await queue.send('nightly', {}, { singletonKey: 'today', singletonSeconds: halfADay });
}
