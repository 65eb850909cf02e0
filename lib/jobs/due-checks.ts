import { checkerVersion } from '@/lib/domain/mcp/checks/check';
import { isCheckDue, type CheckRhythm } from '@/lib/domain/servers/server';
import { appendEvent } from '@/lib/db/append-event';
import { startCheckRun } from '@/lib/db/check-runs';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { enqueueWithin, prepareQueue } from './queue';

/** Begins to look at the servers of a workspace whose schedule says so. A revoked one rests. */
export async function startDueChecks(workspaceId: string, now: Date): Promise<void> {
  await prepareQueue('check-server');
  await inWorkspace(workspaceId, async (tx) => {
    const scheduled = await tx.server.findMany({
      where: { workspaceId, rhythm: { not: 'never' }, revokedAt: null, address: { not: null } },
      include: { runs: { select: { startedAt: true }, orderBy: { number: 'desc' }, take: 1 } },
      orderBy: { id: 'asc' },
    });
    const due = scheduled.filter(({ rhythm, runs }) =>
      isCheckDue(rhythm as CheckRhythm, runs[0]?.startedAt ?? null, now),
    );
    if (due.length === 0) return;
    await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
    for (const { id: serverId, name, address: target } of due) {
      const run = await startCheckRun(tx, serverId, { startedById: null, target, checkerVersion, now });
      if (!run) continue;
      await enqueueWithin(tx, 'check-server', { workspaceId, runId: run.id }, run.id);
      const data = { serverId, name, run: run.number, target };
      await appendEvent(tx, { actor: null, at: now }, { type: 'check.started', data });
    }
  });
}
