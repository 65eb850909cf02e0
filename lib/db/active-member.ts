import type { Person } from '@/lib/domain/access/actor';
import type { WorkspaceTx } from './workspace-transaction';

/** Somebody who may be given a task: a member of the transaction's workspace who has not been removed. */
export async function activeMember(tx: WorkspaceTx, id: string): Promise<Person | null> {
  return tx.member.findFirst({
    where: { id, workspaceId: tx.workspaceId, removedAt: null },
    select: { id: true, name: true },
  });
}

/** The same for many, by id; who is not there any more is not in it. */
export async function activeMembers(tx: WorkspaceTx, ids: string[]): Promise<Map<string, Person>> {
  const found = await tx.member.findMany({
    where: { id: { in: ids }, workspaceId: tx.workspaceId, removedAt: null },
    select: { id: true, name: true },
  });
  return new Map(found.map((person) => [person.id, person]));
}

/** Everybody who is in the transaction's workspace, by name. */
export const presentPeople = (tx: WorkspaceTx): Promise<Person[]> =>
  tx.member.findMany({
    where: { workspaceId: tx.workspaceId, removedAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
