import { appendEvent } from '@/lib/db/append-event';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** Ends a running import: forgets the file, keeps the report, and tells the trail. Does nothing to one that has ended. */
export async function finishRun(
  workspaceId: string,
  importId: string,
  end: { state: 'done'; problem: null } | { state: 'failed'; problem: string },
  now: Date,
): Promise<void> {
  await inWorkspace(workspaceId, async (tx) => {
    await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
    const ended = await tx.importRun.updateMany({
      where: { workspaceId, id: importId, state: 'running' },
      data: { ...end, bytes: null, endedAt: now },
    });
    if (ended.count === 0) return;
    const run = await tx.importRun.findUniqueOrThrow({
      where: { id: importId },
      select: { fileName: true, rows: true, created: true, updated: true, skipped: true, startedById: true },
    });
    const { startedById, ...counts } = run;
    const starter = await tx.member.findUnique({ where: { id: startedById }, select: { name: true } });
    const actor = { memberId: startedById, name: starter?.name ?? 'Somebody' };
    await appendEvent(tx, { actor, at: now }, { type: 'import.finished', data: { importId, ...counts, ...end } });
  });
}
