import ipaddr from 'ipaddr.js';

/** Where clouds keep credentials, and where no permission leads: some lie in ranges that are otherwise public or private. */
const metadata = new Set([
  '169.254.169.254',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

/** What an admin opens by allowing a host: the own network and the own machine, and nothing else that is special. */
const openable = new Set(['loopback', 'private', 'carrierGradeNat', 'uniqueLocal']);

/**
 * Why an address of a socket is not connected to; null: it may be. Only plain public addresses may: IPv4 in IPv6 counts as the IPv4
 * that it is, and every other way of wrapping one (6to4, Teredo, NAT64, compatible) is refused.
 * `allowed`: an admin has allowed the host.
 */
export function addressProblem(address: string, allowed: boolean): string | null {
  // A zone ("fe80::1%eth0") names an interface of this machine.
  if (address.includes('%') || !ipaddr.isValid(address)) return 'is no address that can be judged';
  const parsed = ipaddr.process(address);
  if (metadata.has(parsed.toString())) return 'serves the credentials of a cloud';
  const range = parsed.range();
  const isPublic = range === 'unicast' && (parsed.kind() === 'ipv4' || isGlobal(parsed as ipaddr.IPv6));
  if (isPublic || (allowed && openable.has(range))) return null;
  return openable.has(range) ? 'lies in a private network' : `is ${range === 'unicast' ? 'reserved' : words(range)}`;
}

/** Global unicast is 2000::/3; what lies outside of it is special, whatever name it has. */
const isGlobal = (address: ipaddr.IPv6): boolean => address.match(ipaddr.IPv6.parse('2000::'), 3);

/** "linkLocal" → "link local". */
const words = (range: string): string => range.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** A host of an address that is an IP literal, without its brackets; null: it is a name. */
export function literalOf(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) || bare.includes(':') ? bare : null;
}
