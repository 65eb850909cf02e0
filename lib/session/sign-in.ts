import { cookies, headers } from 'next/headers';
import { now } from '@/lib/env';
import { checkCredentials, type SignedIn } from '@/lib/identity/check-credentials';
import { isLoopback } from '@/lib/identity/evaluation';
import { asSamplePerson } from '@/lib/identity/sample-people';
import type { Result } from '@/lib/domain/result';
import { callerAddress } from './address';
import { sessionCookieName, sessionCookieOptions } from './cookie';
import { writeSession } from './token';

/** Signs the caller in by e-mail and password; from a server action alone, since it sets the cookie. */
export async function signInByPassword(credentials: { email: string; password: string }): Promise<Result<SignedIn>> {
  const address = callerAddress((await headers()).get('x-forwarded-for'));
  const checked = await checkCredentials(credentials, address, now());
  if (checked.ok) await beginSession(checked.value);
  return checked;
}

/** Signs the caller in as a sample person, in local evaluation; false everywhere else. */
export async function signInAsSample(accountId: string): Promise<boolean> {
  const signedIn = isLoopback((await headers()).get('host') ?? '') ? await asSamplePerson(accountId) : null;
  if (signedIn) await beginSession(signedIn);
  return signedIn !== null;
}

/** The session that the person has from now on, in the cookie that next-auth would set. */
export async function beginSession(session: SignedIn): Promise<void> {
  (await cookies()).set(sessionCookieName(), await writeSession(session), sessionCookieOptions());
}

export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
