import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Delegation } from '@/lib/domain/access/delegation';
import { dayOf } from '@/lib/domain/day';
import type { Day } from '@/lib/domain/use-case/facts';
import { loadDelegations } from '@/lib/db/load-delegations';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { workspacePeople } from './workspace-people';

export type Absences = {
  /** Of the actor, in force and coming. */
  mine: Delegation[];
  /** Those for whom the actor stands in. */
  others: Delegation[];
  people: Person[];
  today: Day;
  now: Date;
};

/** Who stands in for the actor, and for whom they stand in; null for whoever may not see the workspace. */
export async function absences(actor: Actor): Promise<Absences | null> {
  if (can(actor, 'view')) return null;
  const at = now();
  const today = dayOf(at);
  const all = await inWorkspace(actor.workspaceId, (tx) =>
    loadDelegations(tx, { from: today, memberId: actor.memberId }),
  );
  return {
    mine: all.filter(({ member }) => member.id === actor.memberId).reverse(),
    others: all.filter(({ deputy }) => deputy.id === actor.memberId).reverse(),
    people: (await workspacePeople(actor)).filter(({ id }) => id !== actor.memberId),
    today,
    now: at,
  };
}
