import { createHmac } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env, now } from '@/lib/env';

/** Whose session it is, and with which credentials it began. Name, role and workspaces are looked up each time. */
export type Session = { accountId: string; credentialsVersion: number };

/**
 * Seconds from signing in to signing in again: a working day. It is never prolonged, so that a copied cookie ends too; and it
 * ends at once when the credentials' version moves on or the member is removed (function session_member).
 */
export const sessionSeconds = 8 * 60 * 60;

const claims = z.object({ sub: z.uuid(), cv: z.number().int().positive(), exp: z.number() });

export const toClaims = ({ accountId, credentialsVersion }: Session) => ({ sub: accountId, cv: credentialsVersion });

/** The session as next-auth encrypts it into its cookie. */
export function writeSession(session: Session): Promise<string> {
  return encode({ token: toClaims(session), secret: env().AUTH_SECRET, maxAge: sessionSeconds });
}

/** Sessions that were read, until they are over, by a hash of the cookie with the secret: decrypting takes a page two jobs of other threads. */
const known = new Map<string, { session: Session; endsAt: number }>();
const mostKnown = 1000;

/** The session in a cookie's value; null when there is none, it is over, or it is not ours. */
export async function readSession(value: string | undefined): Promise<Session | null> {
  if (!value) return null;
  const secret = env().AUTH_SECRET;
  const name = createHmac('sha256', secret).update(value).digest('base64');
  const before = known.get(name);
  if (before && now().getTime() / 1000 < before.endsAt) return before.session;
  known.delete(name);
  try {
    const token = claims.safeParse(await decode({ token: value, secret }));
    if (!token.success) return null;
    const { sub: accountId, cv: credentialsVersion, exp: endsAt } = token.data;
    const session = { accountId, credentialsVersion };
    if (known.size >= mostKnown) known.clear();
    known.set(name, { session, endsAt });
    return session;
  } catch {
    return null;
  }
}
