import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => vi.resetModules());

async function addressBehind(proxies: number, forwardedFor: string | null): Promise<string> {
  process.env.TRUST_PROXY = String(proxies);
  const { callerAddress } = await import('./address');
  return callerAddress(forwardedFor);
}

test.each([
  [0, '203.0.113.4', '203.0.113.4'],
  [0, '::ffff:203.0.113.4', '203.0.113.4'],
  [0, '2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  [0, '2001:db8:1:2::9', '2001:db8:1:2::/64'],
  [0, '::1', '0:0:0:0::/64'],
  [0, null, 'unknown'],
  // What the caller wrote stands before what the proxies wrote.
  [1, '10.0.0.1, 203.0.113.4', '203.0.113.4'],
  [2, '10.0.0.1, 203.0.113.4, 192.0.2.1', '203.0.113.4'],
  [2, '203.0.113.4', 'unknown'],
  [1, '203.0.113.4:5123', '203.0.113.4'],
])('behind %i proxies, %s counts as %s', async (proxies, header, counted) => {
  expect(await addressBehind(proxies, header)).toBe(counted);
});
