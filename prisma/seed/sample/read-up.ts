import { inWorkspace } from '@/lib/db/workspace-transaction';
import { mustRun } from '@/lib/testing/use-case';
import type { Scenery } from './found';

const unreadDays = 4;

/** Everybody has read what they were told, but for the last few days. */
export async function readUp({ actors, now }: Scenery): Promise<void> {
  const until = new Date(now.getTime() - unreadDays * 86_400_000);
  for (const actor of Object.values(actors)) {
    const newest = await inWorkspace(actor.workspaceId, (tx) =>
      tx.notification.findFirst({
        where: { memberId: actor.memberId, createdAt: { lt: until } },
        orderBy: { createdAt: 'desc' },
        select: { id: true },
      }),
    );
    if (newest) await mustRun('mark-notifications-read', actor, { notification: newest.id, older: 'on' }, now);
  }
}
