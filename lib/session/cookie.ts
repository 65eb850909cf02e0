import { env } from '@/lib/env';
import { sessionSeconds } from './token';

const isSecure = () => env().APP_URL.startsWith('https:');

/** next-auth's own names, so that its handler and our actions share one cookie. */
export const sessionCookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;

/** The cookie's value in a request's header. Where it is there twice the last counts, as for pages: both are answered to the same person. */
export function sessionCookieIn(header = ''): string | undefined {
  const start = `${sessionCookieName()}=`;
  const values = header.split(';').map((pair) => pair.trim());
  return values.findLast((pair) => pair.startsWith(start))?.slice(start.length);
}

/** Out of reach of scripts, not sent along by other sites' forms, and over https only where the product is served so. */
export const sessionCookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
  maxAge: sessionSeconds,
});
