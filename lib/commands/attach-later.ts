import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { enqueueWithin } from '@/lib/jobs/queue';

export const attachQueue = 'attach-checks';

/** Has what the newest run of each server proved attach itself to a use case that has only now chosen tools: its next run may never come. */
export async function attachLater(tx: WorkspaceTx, useCaseId: string, serverIds: readonly string[]): Promise<void> {
  const { workspaceId } = tx;
  const runs = await tx.$queryRaw<{ id: string }[]>`
    select distinct on (server_id) id from check_run
    where workspace_id = ${workspaceId}::uuid and server_id = any (${[...serverIds]}::uuid[]) and state = 'done'
    order by server_id, number desc`;
  for (const { id: runId } of runs) {
    await enqueueWithin(tx, attachQueue, { workspaceId, runId, useCaseId }, `${runId} ${useCaseId}`);
  }
}
