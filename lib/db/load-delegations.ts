import type { Delegation } from '@/lib/domain/access/delegation';
import { fromDay, toDay } from './day';
import type { WorkspaceTx } from './workspace-transaction';

/** The delegations of the workspace, the latest first. `from`: only those not ended whose last day is that or later. */
export async function loadDelegations(
  tx: WorkspaceTx,
  { from, memberId }: { from?: string; memberId?: string } = {},
): Promise<Delegation[]> {
  const rows = await tx.delegation.findMany({
    where: {
      workspaceId: tx.workspaceId,
      ...(from && { endedAt: null, endsOn: { gte: fromDay(from) } }),
      ...(memberId && { OR: [{ memberId }, { deputyId: memberId }] }),
    },
    include: { member: { select: { id: true, name: true } }, deputy: { select: { id: true, name: true } } },
    orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
    take: most,
  });
  const creators = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(creators.map((person) => [person.id, person]));
  return rows.map(
    ({ createdById, startsOn, endsOn, workspaceId: _, memberId: __, deputyId: ___, endedById: ____, ...row }) => ({
      ...row,
      startsOn: toDay(startsOn),
      endsOn: toDay(endsOn),
      createdBy: names.get(createdById) ?? { id: createdById, name: 'Unknown' },
    }),
  );
}

// A workspace has far fewer members who are away at once.
const most = 500;
