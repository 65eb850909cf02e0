import { appendEvent } from '@/lib/db/append-event';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** Milliseconds that an uploaded file waits for its import to be started. */
const keptFor = 7 * 86_400_000;

/** Forgets files that were uploaded and not imported within a week; the trail of the workspace says so. */
export async function dropAbandoned(workspaceId: string, now: Date): Promise<void> {
  await inWorkspace(workspaceId, async (tx) => {
    await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
    const abandoned = await tx.importRun.findMany({
      where: { workspaceId, state: 'uploaded', createdAt: { lt: new Date(now.getTime() - keptFor) } },
      select: { id: true, fileName: true, startedById: true },
      orderBy: { id: 'asc' },
    });
    for (const { id: importId, fileName, startedById } of abandoned) {
      await tx.importRun.delete({ where: { id: importId } });
      const uploader = await tx.member.findUnique({ where: { id: startedById }, select: { name: true } });
      const actor = { memberId: startedById, name: uploader?.name ?? 'Somebody' };
      const data = { importId, fileName, abandoned: true };
      await appendEvent(tx, { actor, at: now }, { type: 'import.discarded', data });
    }
  });
}
