import type { PortfolioCard } from '@/lib/domain/portfolio/cards';
import { shareState, type OpenShare } from '@/lib/domain/portfolio/share';
import { inIdentity } from '@/lib/db/identity-transaction';
import { hashToken } from '@/lib/db/hash';
import { giveBack, limitsFor, takeAttempt } from './throttle';

/**
 * What the link with this token shows, and one more opening of it; null if it never was, is over, or too many wrong ones came from
 * the address. Each answer counts once, a reload included: nothing about who opens it is kept, so nobody is known again.
 */
export function openShare(token: string, address: string, now: Date): Promise<OpenShare | null> {
  const limit = limitsFor.share(address);
  return inIdentity(async (tx) => {
    if (await takeAttempt(tx, limit, now)) return null;
    const link = await tx.shareLink.findUnique({
      where: { tokenHash: hashToken(token) },
      include: {
        workspace: { select: { name: true } },
        createdBy: { select: { id: true, role: true, removedAt: true, awaitsAcceptance: true } },
      },
    });
    if (!link) return null;
    if (shareState(link, link.createdBy, now) !== 'open') return null;
    // Of a revocation at the same moment the one that came first wins.
    const counted = await tx.$executeRaw`
      update share_link set opens = opens + 1, last_opened_at = ${now} where id = ${link.id}::uuid and revoked_at is null`;
    if (counted === 0) return null;
    await giveBack(tx, limit);
    return {
      workspaceId: link.workspaceId,
      workspaceName: link.workspace.name,
      title: link.title,
      cards: link.cards as PortfolioCard[],
      names: link.names,
      filter: link.filter,
      expiresAt: link.expiresAt,
    };
  });
}
