import type { DependentUseCase } from '@/lib/domain/notifications/server-notices';
import type { Stage } from '@/lib/domain/stages/stages';
import { isEnded } from '@/lib/domain/stages/track';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** The use cases that build on a server, by key. Of what is rejected or retired no owner need be told. */
export async function serverDependents(tx: WorkspaceTx, serverId: string): Promise<DependentUseCase[]> {
  const rows = await tx.useCase.findMany({
    where: { workspaceId: tx.workspaceId, servers: { some: { serverId } } },
    select: {
      key: true,
      stage: true,
      owners: { where: { until: null, role: { in: ['business', 'technical'] } }, select: { memberId: true } },
    },
    orderBy: { key: 'asc' },
  });
  return rows.map(({ key, stage, owners }) => ({
    key,
    owners: isEnded(stage as Stage) ? [] : owners.map(({ memberId }) => memberId),
  }));
}
