import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/lib/env';

/** Whose session it is, and with which credentials it began. Name, role and workspaces are looked up each time. */
export type Session = { accountId: string; credentialsVersion: number };

/**
 * Seconds from signing in to signing in again: a working day. It is never prolonged, so that a copied cookie ends too; and it
 * ends at once when the credentials' version moves on or the member is removed (function session_member).
 */
export const sessionSeconds = 8 * 60 * 60;

const claims = z.object({ sub: z.uuid(), cv: z.number().int().positive() });

export const toClaims = ({ accountId, credentialsVersion }: Session) => ({ sub: accountId, cv: credentialsVersion });

/** The session as next-auth encrypts it into its cookie. */
export function writeSession(session: Session): Promise<string> {
  return encode({ token: toClaims(session), secret: env().AUTH_SECRET, maxAge: sessionSeconds });
}

/** The session in a cookie's value; null when there is none, it is over, or it is not ours. */
export async function readSession(value: string | undefined): Promise<Session | null> {
  if (!value) return null;
  try {
    const token = claims.safeParse(await decode({ token: value, secret: env().AUTH_SECRET }));
    return token.success ? { accountId: token.data.sub, credentialsVersion: token.data.cv } : null;
  } catch {
    return null;
  }
}
