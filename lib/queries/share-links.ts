import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { PortfolioCard } from '@/lib/domain/portfolio/cards';
import { shareState, type ShareState } from '@/lib/domain/portfolio/share';
import type { Reason } from '@/lib/domain/result';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { keptFilters } from '@/lib/url/portfolio';
import { loadFilterOptions, type FilterOptions } from './filter-options';

export type ShareRow = {
  id: string;
  title: string;
  state: ShareState;
  cards: PortfolioCard[];
  names: boolean;
  /** Null: cannot be read any more, so that the link opens nothing. */
  filters: UseCaseFilters | null;
  maker: Person;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  opens: number;
  lastOpenedAt: Date | null;
  mayRevoke: boolean;
};

export type ShareLinks = { now: Date; links: ShareRow[]; options: FilterOptions; mayRevokeAll: boolean };

/** Open ones come first; links beyond these are long over. */
const most = 200;

/** The latest links to the portfolio, for those who may share it; otherwise why not and who may. */
export async function shareLinks(actor: Actor): Promise<ShareLinks | { mayNot: Reason }> {
  const mayNot = can(actor, 'share-portfolio');
  if (mayNot) return { mayNot };
  const at = now();
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx.shareLink.findMany({
      where: { workspaceId: tx.workspaceId },
      omit: { tokenHash: true },
      include: { createdBy: { select: { id: true, name: true, role: true, removedAt: true, awaitsAcceptance: true } } },
      orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { expiresAt: 'desc' }, { id: 'desc' }],
      take: most,
    });
    const links = rows.map(({ createdBy: by, cards, filter, ...row }): ShareRow => {
      const state = shareState(row, by, at);
      return {
        id: row.id,
        title: row.title,
        state,
        cards: cards as PortfolioCard[],
        names: row.names,
        filters: keptFilters(filter),
        maker: { id: by.id, name: by.name },
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
        revokedAt: row.revokedAt,
        opens: row.opens,
        lastOpenedAt: row.lastOpenedAt,
        mayRevoke:
          (state === 'open' || state === 'stopped') && can(actor, 'revoke-share', { personId: by.id }) === null,
      };
    });
    return {
      now: at,
      links,
      options: await loadFilterOptions(tx),
      mayRevokeAll: can(actor, 'manage-settings') === null && links.some(({ mayRevoke }) => mayRevoke),
    };
  });
}
