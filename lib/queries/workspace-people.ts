import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { presentPeople } from '@/lib/db/active-member';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** Everybody who may be given a task, by name. */
export async function workspacePeople(actor: Actor): Promise<Person[]> {
  if (can(actor, 'view')) return [];
  return inWorkspace(actor.workspaceId, presentPeople);
}
