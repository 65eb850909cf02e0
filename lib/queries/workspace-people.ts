import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** Everybody who may be given a task, by name. */
export async function workspacePeople(actor: Actor): Promise<Person[]> {
  if (can(actor, 'view')) return [];
  return inWorkspace(actor.workspaceId, (tx) =>
    tx.member.findMany({
      where: { workspaceId: tx.workspaceId, removedAt: null },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  );
}
