import { cookies } from 'next/headers';
import { cache } from 'react';
import { accountOverview, type AccountOverview } from '@/lib/identity/account-overview';
import { sessionCookieName } from './cookie';
import { readSession, type Session } from './token';

/** The session that the request's cookie claims. Whether it still holds, only the database says. */
export const claimedSession = cache(async (): Promise<Session | null> =>
  readSession((await cookies()).get(sessionCookieName())?.value),
);

/** The person behind the request and their workspaces, whatever workspace is looked at; null without a live session. */
export const currentAccount = cache(async (): Promise<AccountOverview | null> => {
  const session = await claimedSession();
  return session && accountOverview(session);
});
