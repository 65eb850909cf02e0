import { appendEvent } from '@/lib/db/append-event';
import { workspaceWithin, type IdentityTx } from '@/lib/db/identity-transaction';
import type { WorkspaceRole } from '@/lib/domain/access/actor';
import type { WorkspaceEvent } from '@/lib/domain/audit/events';

type Membership = { memberId: string; name: string; role: WorkspaceRole };

/**
 * Appends one event to the trail of each workspace that the account is a member of: what happens to somebody's credentials
 * matters to all of them. In the order of their ids, so that two at once never wait for each other.
 */
export async function tellWorkspaces(
  identity: IdentityTx,
  accountId: string,
  now: Date,
  tell: (member: Membership) => WorkspaceEvent,
): Promise<void> {
  const members = await identity.member.findMany({
    where: { accountId, removedAt: null, awaitsAcceptance: false },
    select: { id: true, name: true, role: true, workspaceId: true },
    orderBy: { workspaceId: 'asc' },
  });
  for (const { id: memberId, name, role, workspaceId } of members) {
    const tx = await workspaceWithin(identity, workspaceId);
    await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
    const event = tell({ memberId, name, role: role as WorkspaceRole });
    await appendEvent(tx, { actor: { memberId, name }, at: now }, event);
  }
}
