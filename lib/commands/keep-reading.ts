import type { Contract } from '@/lib/domain/mcp/contract';
import type { WorkspaceEvent } from '@/lib/domain/audit/events';
import { takeContract, type Reading, type Taken } from '@/lib/db/take-contract';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { enqueueWithin } from '@/lib/jobs/queue';

export const followQueue = 'follow-server';

/**
 * Keeps what somebody handed in of a server, however it came, and has its use cases follow. The server's row is locked, and the
 * queue there.
 */
export async function keepReading(
  tx: WorkspaceTx,
  server: { id: string; name: string },
  contract: Contract,
  { token, ...reading }: Reading & { token?: string },
): Promise<{ event: WorkspaceEvent; taken: Taken }> {
  const taken = await takeContract(tx, server.id, contract, reading);
  await enqueueWithin(tx, followQueue, { workspaceId: tx.workspaceId, serverId: server.id }, server.id);
  const about = { serverId: server.id, name: server.name, source: reading.source };
  return { event: { type: 'contract.read', data: { ...about, ...(token && { token }), ...taken } }, taken };
}
