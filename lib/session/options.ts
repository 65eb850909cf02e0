import type { AuthOptions } from 'next-auth';
import { env } from '@/lib/env';
import { sameSitePath } from './next-path';
import { providers, type SessionUser } from './providers';
import { sessionSeconds, toClaims } from './token';

/** How next-auth's own handler signs in and out: for scripts, and for forms without our actions. */
export function authOptions(): AuthOptions {
  const { APP_URL, AUTH_SECRET } = env();
  // The only way to tell next-auth its address; it never believes the Host header.
  process.env.NEXTAUTH_URL = APP_URL;
  return {
    secret: AUTH_SECRET,
    providers: providers(),
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    jwt: { maxAge: sessionSeconds },
    useSecureCookies: APP_URL.startsWith('https:'),
    pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
    callbacks: {
      // Whatever else next-auth would put into the token is dropped.
      jwt: ({ token, user }) => {
        const { id, credentialsVersion } = (user ?? {}) as Partial<SessionUser>;
        return id && credentialsVersion ? toClaims({ accountId: id, credentialsVersion }) : token;
      },
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return baseUrl + (sameSitePath(path) ?? '/');
      },
    },
    logger: { error: (code, metadata) => console.error('Sign-in', code, metadata), warn: () => {}, debug: () => {} },
  };
}
