import { isIPv6 } from 'node:net';
import { env } from '@/lib/env';

/**
 * Where a request comes from, for counting failed sign-ins. Next fills X-Forwarded-For with the connection's own address when
 * nobody sent one (scripts/server.mjs drops it where no proxy is trusted); behind TRUST_PROXY proxies the entry that the
 * outermost of them wrote counts, and whatever a caller put before it does not.
 */
export function callerAddress(forwardedFor: string | null | undefined): string {
  const entries = (forwardedFor ?? '').split(',').map((entry) => entry.trim());
  return network(entries.at(-Math.max(1, env().TRUST_PROXY)) ?? '') || 'unknown';
}

/** One subscriber holds a whole IPv6 /64, so the first half counts; IPv4 written as IPv6 is IPv4. */
function network(address: string): string {
  const plain = address.replace(/^\[|\](:\d+)?$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').slice(0, 64);
  const [head = '', tail] = plain.toLowerCase().split('%')[0]!.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, gap)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
