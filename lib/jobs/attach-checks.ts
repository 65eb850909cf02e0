import { z } from 'zod';
import { attachChecks } from '@/lib/commands/attach-checks';
import { now } from '@/lib/env';

const input = z.object({ workspaceId: z.uuid(), runId: z.uuid(), useCaseId: z.uuid().optional() });

/** Attaches what a run of the checks proved to the use cases of its server, or to one of them. */
export async function attachChecksJob(data: unknown): Promise<void> {
  const { workspaceId, runId, useCaseId } = input.parse(data);
  await attachChecks(workspaceId, runId, now(), useCaseId);
}
