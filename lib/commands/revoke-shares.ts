import { z } from 'zod';
import { ok, refuse } from '@/lib/domain/result';
import { reason } from '@/lib/domain/use-case/fields';
import { workspaceCommand } from './workspace-command';

/** Ends every link to the portfolio at once, whoever made it. */
export const revokeShares = workspaceCommand({
  name: 'revoke-shares',
  action: 'manage-settings',
  input: z.strictObject({ reason }),
  async run({ tx, actor, now }, { reason: why }) {
    const open = { workspaceId: tx.workspaceId, revokedAt: null, expiresAt: { gt: now } };
    const links = await tx.shareLink.findMany({ where: open, orderBy: { createdAt: 'asc' } });
    if (links.length === 0) return refuse('unmet', 'No link is open.');
    await tx.shareLink.updateMany({ where: open, data: { revokedAt: now, revokedById: actor.memberId } });
    const shares = links.map(({ id: shareId, title, expiresAt }) => ({
      shareId,
      title,
      expiresAt: expiresAt.toISOString(),
    }));
    return ok({
      event: { type: 'shares.revoked' as const, data: { shares } },
      reason: why,
      value: { revoked: links.length },
    });
  },
});
