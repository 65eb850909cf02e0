import type { BrowserContext } from '@playwright/test';
import { inIdentity } from '@/lib/db/identity-transaction';
import type { Actor } from '@/lib/domain/access/actor';
import { sessionCookieName } from '@/lib/session/cookie';
import { writeSession } from '@/lib/session/token';

/** The session that this person would have after signing in. */
export async function sessionOf({ memberId }: Pick<Actor, 'memberId'>): Promise<string> {
  const account = await inIdentity((tx) =>
    tx.account.findFirstOrThrow({
      where: { members: { some: { id: memberId } } },
      select: { id: true, credentialsVersion: true },
    }),
  );
  return writeSession({ accountId: account.id, credentialsVersion: account.credentialsVersion });
}

/** As a header, for requests without a browser. */
export const cookieHeader = async (actor: Actor): Promise<string> => `${sessionCookieName()}=${await sessionOf(actor)}`;

/** From now on this browser is this person's. */
export async function signIn(context: BrowserContext, actor: Actor, url: string): Promise<void> {
  await context.addCookies([
    { name: sessionCookieName(), value: await sessionOf(actor), url, httpOnly: true, sameSite: 'Lax' },
  ]);
}
