import { env } from '@/lib/env';

/** What a request says of where it came from, and of whom it asks. */
type Said = { origin: string | null | undefined; host: string | null | undefined };

/**
 * Whether another site's page sent it. On one's own machine the product answers to localhost and 127.0.0.1 alike, whichever
 * of them APP_URL says; no other site has such an Origin.
 */
export function isForeign({ origin, host }: Said): boolean {
  if (origin === null || origin === undefined || origin === new URL(env().APP_URL).origin) return false;
  return !(host && origin === `http://${host}` && isLoopback(new URL(origin).hostname));
}

export const isForeignRequest = ({ headers }: Request): boolean =>
  isForeign({ origin: headers.get('origin'), host: headers.get('host') });

const isLoopback = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
