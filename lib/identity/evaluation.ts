import { env } from '@/lib/env';

/**
 * Whether sample people may be signed in with one click: only where `npm start` set AIRWORTHY_EVALUATION, and then only when
 * the product is reached on this machine itself. `serve` refuses to start with the variable.
 */
export function isEvaluation(): boolean {
  const { AIRWORTHY_EVALUATION, APP_URL } = env();
  return AIRWORTHY_EVALUATION === '1' && isLoopback(new URL(APP_URL).hostname);
}

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
