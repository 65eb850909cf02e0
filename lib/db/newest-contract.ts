import type { Contract } from '@/lib/domain/mcp/contract';
import type { WorkspaceTx } from './workspace-transaction';

export type NewestContract = { id: string; number: number; readAt: Date; content: Contract };

/** What a server offers as it was read last; null: it never was. */
export async function newestContract(tx: WorkspaceTx, serverId: string): Promise<NewestContract | null> {
  const row = await tx.contract.findFirst({
    where: { workspaceId: tx.workspaceId, serverId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, readAt: true, content: true },
  });
  return row && { ...row, content: row.content as unknown as Contract };
}
