import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { notFound, ok, refuse, type Result } from '@/lib/domain/result';
import { id, ticked } from '@/lib/domain/use-case/fields';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { command } from './command';

/**
 * Marks one of one's own notifications as read, or with `older` it and all told until then, so that what arrives meanwhile stays unread.
 * What somebody has read is nobody else's business: no event tells it.
 */
export const markNotificationsRead = command({
  name: 'mark-notifications-read',
  action: 'view',
  input: z.strictObject({ notification: id, older: ticked }),
  private: true,
  async run({ actor, now }, { notification, older }): Promise<Result<{ read: number }>> {
    const forbidden = can(actor, 'view');
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const mine = { workspaceId: actor.workspaceId, memberId: actor.memberId };
    return inWorkspace(actor.workspaceId, async (tx) => {
      const found = await tx.notification.findFirst({
        where: { id: notification, ...mine },
        select: { createdAt: true },
      });
      if (!found) return notFound();
      const { count } = await tx.notification.updateMany({
        where: { ...mine, ...(older ? { createdAt: { lte: found.createdAt } } : { id: notification }), readAt: null },
        data: { readAt: now },
      });
      return ok({ read: count });
    });
  },
});
