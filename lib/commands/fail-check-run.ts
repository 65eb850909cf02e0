import { appendEvent } from '@/lib/db/append-event';
import { inWorkspace } from '@/lib/db/workspace-transaction';

const problem = 'It stopped because of an error on our side. Start it again.';

/** A run that cannot be carried out says so. */
export const failCheckRun = (workspaceId: string, id: string, now: Date): Promise<void> =>
  inWorkspace(workspaceId, async (tx) => {
    await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
    const run = await tx.checkRun.findFirst({
      where: { workspaceId, id, state: 'running' },
      include: { server: { select: { name: true } } },
    });
    if (!run) return;
    await tx.checkRun.update({ where: { id }, data: { state: 'failed', step: '', finishedAt: now, problem } });
    const { serverId, number, server } = run;
    await appendEvent(
      tx,
      { actor: null, at: now },
      { type: 'check.failed', data: { serverId, name: server.name, run: number, problem } },
    );
  });
