import type { Subject } from '@/lib/domain/access/can';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** What is done to a server may be its owner's to do; null: there is no such server. The row is locked. */
export async function serverSubject(tx: WorkspaceTx, id: string): Promise<Subject | null> {
  const [server] = await tx.$queryRaw<{ ownerId: string }[]>`
    select owner_id as "ownerId" from server
    where workspace_id = ${tx.workspaceId}::uuid and id = ${id}::uuid for no key update`;
  return server ? { personId: server.ownerId } : null;
}
