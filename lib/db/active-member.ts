import type { Person } from '@/lib/domain/access/actor';
import type { WorkspaceTx } from './workspace-transaction';

/** Somebody who may be given a task: a member of the transaction's workspace who has not been removed. */
export async function activeMember(tx: WorkspaceTx, id: string): Promise<Person | null> {
  return tx.member.findFirst({
    where: { id, workspaceId: tx.workspaceId, removedAt: null },
    select: { id: true, name: true },
  });
}
