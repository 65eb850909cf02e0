import { env } from '@/lib/env';
import { sessionSeconds } from './token';

const isSecure = () => env().APP_URL.startsWith('https:');

/** next-auth's own names, so that its handler and our actions share one cookie. */
export const sessionCookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;

/** Out of reach of scripts, not sent along by other sites' forms, and over https only where the product is served so. */
export const sessionCookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
  maxAge: sessionSeconds,
});
