import { z } from 'zod';
import { portfolioCards } from '@/lib/domain/portfolio/cards';
import { shareDays } from '@/lib/domain/portfolio/share';
import { ok } from '@/lib/domain/result';
import { text, ticked } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { env } from '@/lib/env';
import { hashToken } from '@/lib/db/hash';
import { newToken } from '@/lib/identity/links';
import { keptFilter } from './kept-filter';
import { workspaceCommand } from './workspace-command';

const day = 24 * 60 * 60 * 1000;

const input = z.strictObject({
  title: text('a purpose', 2, 80),
  cards: z
    .array(z.enum(portfolioCards, 'This part cannot be shared.'), 'Choose what it shows.')
    .min(1, 'Choose at least one.')
    .transform((chosen) => portfolioCards.filter((card) => chosen.includes(card))),
  /** Titles of use cases and names of people. */
  names: ticked,
  days: z.enum(shareDays.map(String), 'Choose when it ends.').transform(Number),
  filter: keptFilter,
});

/** A link that shows cards of the portfolio, under the filter of now, to people without an account. Its address is shown once. */
export const makeShare = workspaceCommand({
  name: 'make-share',
  action: 'share-portfolio',
  input,
  async run({ tx, actor, now }, { days, filter, ...shown }) {
    const token = newToken();
    const shareId = newId();
    const expiresAt = new Date(now.getTime() + days * day);
    await tx.shareLink.create({
      data: {
        id: shareId,
        workspaceId: tx.workspaceId,
        tokenHash: hashToken(token),
        ...shown,
        filter,
        createdById: actor.memberId,
        createdAt: now,
        expiresAt,
      },
    });
    return ok({
      event: {
        type: 'share.made' as const,
        data: { shareId, ...shown, filter, expiresAt: expiresAt.toISOString() },
      },
      value: { share: shareId, link: { url: new URL(`/share/${token}`, env().APP_URL).href, expiresAt } },
    });
  },
});
