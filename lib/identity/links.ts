import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { hashToken } from '@/lib/db/hash';
import type { IdentityTx } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';
import { env } from '@/lib/env';

export const linkPurposes = ['invitation', 'reset'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const hours = 60 * 60 * 1000;

/** Milliseconds that a link opens something. */
export const linkLifetimes: Record<LinkPurpose, number> = { invitation: 7 * 24 * hours, reset: hours };

/** The hidden fields of a form that uses a link. */
export const linkFields = z.object({ purpose: z.enum(linkPurposes), token: z.string().regex(/^[\w-]{1,100}$/) });

export type OneTimeUrl = { url: string; expiresAt: Date };

/**
 * A new link for an account; every earlier one that is still open stops working. The address is in no table: only a hash of
 * its token is, so that nobody who reads the database can use it.
 */
export async function issueLink(
  tx: IdentityTx,
  accountId: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<OneTimeUrl> {
  await revokeLinks(tx, accountId);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + linkLifetimes[purpose]);
  await tx.oneTimeLink.create({
    data: { id: newId(), accountId, purpose, tokenHash: hashToken(token), expiresAt, createdAt: now },
  });
  return { url: new URL(`/${purpose}/${token}`, env().APP_URL).href, expiresAt };
}

export async function revokeLinks(tx: IdentityTx, accountId: string): Promise<void> {
  await tx.oneTimeLink.deleteMany({ where: { accountId, usedAt: null } });
}

/** Whose open link this is, without using it: opening the page must not (mail scanners open links). */
export async function findLink(
  tx: IdentityTx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<{ accountId: string } | null> {
  return tx.oneTimeLink.findFirst({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: now } },
    select: { accountId: true },
  });
}

/** Uses the link: of two at once, the second waits for the first and gets null. */
export async function consumeLink(
  tx: IdentityTx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<{ accountId: string } | null> {
  const [row] = await tx.$queryRaw<{ account_id: string }[]>`
    update one_time_link set used_at = ${now}
    where token_hash = ${hashToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${now}
    returning account_id`;
  return row ? { accountId: row.account_id } : null;
}

export const newToken = (): string => randomBytes(32).toString('base64url');
