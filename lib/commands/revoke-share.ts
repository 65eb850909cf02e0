import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { workspaceCommand } from './workspace-command';

/** Ends a link to the portfolio: from now on it opens nothing. */
export const revokeShare = workspaceCommand({
  name: 'revoke-share',
  // Whose link it is, is asked below.
  action: 'share-portfolio',
  input: z.strictObject({ share: id }),
  async run({ tx, actor, now }, { share: shareId }) {
    const link = await tx.shareLink.findFirst({ where: { workspaceId: tx.workspaceId, id: shareId } });
    if (!link) return notFound();
    const forbidden = can(actor, 'revoke-share', { personId: link.createdById });
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    if (link.revokedAt || link.expiresAt <= now) return refuse('unmet', `"${link.title}" opens nothing any more.`);
    await tx.shareLink.update({ where: { id: shareId }, data: { revokedAt: now, revokedById: actor.memberId } });
    const { title, expiresAt } = link;
    return ok({
      event: { type: 'share.revoked' as const, data: { shareId, title, expiresAt: expiresAt.toISOString() } },
      value: { share: shareId },
    });
  },
});
