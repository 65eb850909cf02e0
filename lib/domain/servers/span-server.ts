import type { Span } from '@/lib/domain/mcp/telemetry/otlp';

type Server = { id: string; name: string; address: string | null };

/**
 * Whose call a span tells of: by the whole address, else by host and port, else by the name of the server that was called. Null: of none
 * of these, or it could be several.
 */
export function serverOfSpan<S extends Server>(span: Span, servers: readonly S[]): S | null {
  const byName = servers.filter(({ name }) => namesIn(span).has(name.toLowerCase()));
  const byUrl = servers.filter((server) => isAtUrl(span, server));
  const byHost = byUrl.length > 0 ? byUrl : servers.filter((server) => isAtHost(span, server));
  if (byHost.length === 0) return only(byName);
  return only(byHost) ?? only(byHost.filter((server) => byName.includes(server)));
}

const only = <S>(found: readonly S[]): S | null => (found.length === 1 ? (found[0] ?? null) : null);

const textOf = ({ attributes }: Span, key: string): string => attributes.get(key)?.text ?? '';

function namesIn(span: Span): Set<string> {
  // A caller's own service is not the one that it calls.
  const keys = ['mcp.server.name', 'service.peer.name', 'peer.service', ...(span.isServer ? ['service.name'] : [])];
  return new Set(keys.map((key) => textOf(span, key).toLowerCase()).filter((name) => name !== ''));
}

function isAtUrl(span: Span, { address }: Server): boolean {
  const full = textOf(span, 'url.full');
  if (!address || !URL.canParse(full)) return false;
  const [called, registered] = [new URL(full), new URL(address)];
  return called.origin === registered.origin && called.pathname === registered.pathname;
}

function isAtHost(span: Span, { address }: Server): boolean {
  const host = textOf(span, 'server.address').toLowerCase();
  if (!address || host === '') return false;
  const { hostname, port, protocol } = new URL(address);
  const expected = port || (protocol === 'https:' ? '443' : '80');
  const said = textOf(span, 'server.port');
  return host === hostname && (said === '' || said === expected);
}
