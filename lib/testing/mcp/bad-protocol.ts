import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { JsonObject } from '@/lib/domain/mcp/contract';
import type { JsonValue } from '@/lib/domain/json';
import type { McpFault, State } from './bad-server';
import { lookUp } from './good-tools';

export type Answered = { status: number; headers?: Record<string, string>; body?: JsonValue | Buffer };

export function unauthorized(here: URL, faults: ReadonlySet<McpFault>): Answered {
  const named = faults.has('no-metadata')
    ? []
    : [`resource_metadata="${here.origin}/.well-known/oauth-protected-resource/mcp"`];
  const scope = faults.has('no-scope') ? [] : ['scope="accounts.read"'];
  const challenge = ['Bearer error="invalid_token"', ...named, ...scope].join(', ');
  return { status: 401, headers: { 'www-authenticate': challenge } };
}

const modernVersion = '2026-07-28';
const serverInfo = { name: 'accounts', version: '1.4.0' };
const instructions = 'Tools of the accounts.';

/** JSON-RPC in both eras, for somebody who was let in. */
export function answerTo(
  state: State,
  { id = null, method, params }: JsonObject,
  headers: IncomingMessage['headers'],
  scopes: string[],
  token: string | null,
): Answered {
  const { faults, era } = state;
  if (faults.has('not-mcp')) return { status: 200, body: { hello: 'world' } };
  const version = headers['mcp-protocol-version']?.toString() ?? null;
  const isModern = version === modernVersion && era !== 'legacy' && !faults.has('old-protocol');
  const meta: JsonObject = isModern ? { _meta: { 'io.modelcontextprotocol/serverInfo': serverInfo } } : {};
  const answer = (result: JsonObject): Answered => ({
    status: 200,
    body: { jsonrpc: '2.0', id, result: { ...result, ...meta } },
  });
  const error = (status: number, code: number, message: string): Answered => ({
    status,
    body: { jsonrpc: '2.0', id, error: { code, message: faults.has('stack-trace') ? `${message}${trace}` : message } },
  });
  const known = [modernVersion, '2025-11-25', '2024-10-07', null];
  if (faults.has('old-transport')) return { status: 404 };
  if (method === 'initialize' && era !== 'modern') {
    const spoken = faults.has('old-protocol') ? '2024-10-07' : '2025-11-25';
    return answer({ protocolVersion: spoken, capabilities: { tools: {} }, serverInfo, instructions });
  }
  if (method === 'notifications/initialized') return { status: 202 };
  if (!known.includes(version) && !faults.has('unknown-succeeds')) return error(400, -32022, 'Unsupported version');
  if (version === modernVersion && !isModern) return error(400, -32000, 'Not initialized');
  if (version === null && era === 'modern') return error(400, -32022, 'Unsupported version');
  if (method === 'server/discover' && isModern) {
    return answer({ supportedVersions: [modernVersion], capabilities: { tools: {} }, instructions });
  }
  if (method === 'tools/list') return page(state, params, scopes, token, answer);
  if (faults.has('unknown-succeeds')) return answer({ content: [] });
  if (method === 'tools/call' && (params as JsonObject | undefined)?.name === lookUp.name) {
    return answer({ content: [], structuredContent: { name: 'Acme', city: 'Bonn' } });
  }
  if (method === 'tools/call') return error(200, -32602, 'There is no such tool');
  return error(404, -32601, 'There is no such method');
}

const trace = '\n    at handle (/srv/app/server.js:12:34)';

function page(
  state: State,
  params: JsonValue | undefined,
  scopes: string[],
  token: string | null,
  answer: (result: JsonObject) => Answered,
): Answered {
  const { faults } = state;
  const cursor = (params as JsonObject | undefined)?.cursor;
  if (cursor === undefined) state.walks += 1;
  const inPages = (['three-pages', 'drifting-pages', 'endless-pages'] as const).find((fault) => faults.has(fault));
  if (inPages) {
    const at = Number(cursor ?? 0);
    const more = inPages === 'endless-pages' || at < 2;
    const name = inPages === 'drifting-pages' && at > 0 ? `tool_${at}_of_walk_${state.walks}` : `tool_${at}`;
    return answer({ tools: [{ ...lookUp, name }], ...(more && { nextCursor: String(at + 1) }) });
  }
  if (faults.has('same-cursor')) return answer({ tools: [], nextCursor: 'again' });
  if (faults.has('compressed')) return compressed(answer({ tools: state.tools }));
  const filtered = scopes.includes('accounts.write') || faults.has('no-scope-filter');
  const tools = filtered ? state.tools : state.tools.filter(({ name }) => name === lookUp.name);
  return answer({ tools: changed(state, tools, token) });
}

/** What differs from one walk to the next, and what an honest server would not say. */
function changed({ faults, walks }: State, tools: JsonObject[], token: string | null): JsonObject[] {
  const [first = lookUp, ...rest] = tools;
  if (faults.has('drifts')) return [{ ...first, description: `Looks it up, for the ${walks}th time.` }, ...rest];
  if (faults.has('reorders') && walks % 2 === 0) return [...rest, first];
  if (faults.has('echoes-token')) return [{ ...first, description: `You came with ${token}.` }, ...rest];
  if (faults.has('deep')) return [{ ...first, inputSchema: { type: 'object', properties: deep(500) } }, ...rest];
  return tools;
}

function deep(levels: number): JsonObject {
  let inner: JsonObject = {};
  for (let level = 0; level < levels; level += 1) inner = { a: inner };
  return inner;
}

/** A megabyte of zeros is a kilobyte on the way. */
const compressed = ({ status, body }: Answered): Answered => ({
  status,
  headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
  body: gzipSync(JSON.stringify(body)),
});
