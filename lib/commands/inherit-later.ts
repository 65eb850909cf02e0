import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { enqueueWithin } from '@/lib/jobs/queue';

export const inheritQueue = 'inherit-evidence';

/** Has the use cases that build on a server take over what evidence of it changed, or one that has only now chosen it. */
export async function inheritLater(tx: WorkspaceTx, serverId: string, useCaseId?: string): Promise<void> {
  const { workspaceId } = tx;
  const key = useCaseId ? `${serverId} ${useCaseId}` : serverId;
  await enqueueWithin(tx, inheritQueue, { workspaceId, serverId, useCaseId }, key);
}
