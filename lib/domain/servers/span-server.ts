import { saidOf, type Span } from '@/lib/domain/mcp/telemetry/otlp';

type Server = { id: string; name: string; address: string | null };

/**
 * Finds whose call a span tells of: by the whole address, else by host and port, else by the name of the server that was called. Null: of
 * none of these, or it could be several. The servers are looked through once, whatever the number of spans.
 */
export function serversOfSpans<S extends Server>(servers: readonly S[]): (span: Span) => S | null {
  const placed = servers.flatMap((server) => (server.address ? [{ server, url: new URL(server.address) }] : []));
  const serversIn = (found: readonly (typeof placed)[number][] = []) => found.map(({ server }) => server);
  const urls = grouped(placed, ({ url }) => placeOf(url));
  const hosts = grouped(placed, ({ url }) => url.hostname);
  const ports = grouped(placed, ({ url }) => `${url.hostname}:${portOf(url)}`);
  const names = grouped(servers, ({ name }) => name.toLowerCase());

  return (span) => {
    const byName = namesIn(span).flatMap((name) => names.get(name) ?? []);
    const [host, port] = [textOf(span, 'server.address').toLowerCase(), textOf(span, 'server.port')];
    const byHost = serversIn(urls.get(urlIn(span)) ?? (port === '' ? hosts.get(host) : ports.get(`${host}:${port}`)));
    if (byHost.length === 0) return only(byName);
    return only(byHost) ?? only(byName.filter((server) => byHost.includes(server)));
  };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const only = <S>(found: readonly S[]): S | null => (found.length === 1 ? (found[0] ?? null) : null);

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');
const placeOf = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

/** No address and no name of a server is longer. */
const longest = 2000;

function textOf(span: Span, key: string): string {
  const text = saidOf(span, key);
  return text.length > longest ? '' : text;
}

function namesIn(span: Span): string[] {
  // A caller's own service is not the one that it calls.
  const keys = ['mcp.server.name', 'service.peer.name', 'peer.service', ...(span.isServer ? ['service.name'] : [])];
  return [...new Set(keys.map((key) => textOf(span, key).toLowerCase()))];
}

function urlIn(span: Span): string {
  const full = textOf(span, 'url.full');
  return URL.canParse(full) ? placeOf(new URL(full)) : '';
}
