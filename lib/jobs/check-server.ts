import { z } from 'zod';
import { checkServerNow } from '@/lib/commands/check-server-now';
import { failCheckRun } from '@/lib/commands/fail-check-run';
import { now } from '@/lib/env';
import { lastTry } from './queue';

const input = z.object({ workspaceId: z.uuid(), runId: z.uuid() });

/** Looks at a server for a run that was started. What fails is tried again; what fails for good says so in the run. */
export async function checkServerJob(data: unknown, tries: number): Promise<void> {
  const { workspaceId, runId } = input.parse(data);
  try {
    await checkServerNow(workspaceId, runId, { now });
  } catch (error) {
    if (tries >= lastTry) await failCheckRun(workspaceId, runId, now());
    throw error;
  }
}
