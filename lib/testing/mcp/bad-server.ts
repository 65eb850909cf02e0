import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import type { JsonObject } from '@/lib/domain/mcp/contract';
import { metadataAt } from './bad-metadata';
import { goodTools } from './good-tools';
import { answerTo, unauthorized, type Answered } from './bad-protocol';
import { scopesOf, tokenFor } from './tokens';
import { testTls } from './tls-fixture';

/** What a server may do wrong, or otherwise than most (three pages); without any it is a good one, with OAuth metadata and both eras. */
export type McpFault =
  | 'http-only'
  | 'old-protocol'
  | 'old-transport'
  | 'open'
  | 'discover-open'
  | 'initialize-open'
  | 'list-forbidden'
  | 'no-metadata'
  | 'refused-metadata'
  | 'refused-issuer'
  | 'no-scope'
  | 'wrong-resource'
  | 'no-issuer'
  | 'wrong-issuer'
  | 'no-s256'
  | 'any-token'
  | 'other-audience'
  | 'foreign-origin'
  | 'foreign-host'
  | 'origin-unfound'
  | 'forbids-all'
  | 'unknown-succeeds'
  | 'stack-trace'
  | 'drifts'
  | 'reorders'
  | 'three-pages'
  | 'drifting-pages'
  | 'endless-pages'
  | 'same-cursor'
  | 'no-scope-filter'
  | 'no-limits'
  | 'any-size'
  | 'huge'
  | 'drip'
  | 'redirect-private'
  | 'redirect-host'
  | 'redirect-loop'
  | 'echoes-token'
  | 'deep'
  | 'compressed'
  | 'not-mcp';

export type BadServer = {
  url: string;
  port: number;
  /** Names that the certificate and the metadata use, all this machine. */
  lookup: LookupFunction;
  allowedHosts: string[];
  ca: string;
  tokens: { broad: string; narrow: string; otherAudience: string };
  /** Headers of every request, with its path. */
  seen: { path: string; headers: IncomingMessage['headers'] }[];
  /** Bytes that a huge answer got rid of before it was given up. */
  sent: () => number;
  close: () => Promise<void>;
};

export type State = {
  faults: ReadonlySet<McpFault>;
  tools: JsonObject[];
  era: 'both' | 'modern' | 'legacy';
  /** Times that the first page of the tools was asked for. */
  walks: number;
  requests: number;
  /** The last request, and how often it came in a row. */
  last: { body: string; times: number };
  /** Somebody asked too often: from then on everything is refused, before its size is looked at. */
  tooOften: boolean;
};

type Options = { faults?: McpFault[]; tools?: JsonObject[]; era?: State['era']; now: Date };

/** A purpose-made MCP server on this machine that does exactly the named things wrong. */
export async function startBadServer({
  faults = [],
  tools = goodTools,
  era = 'both',
  now,
}: Options): Promise<BadServer> {
  const state: State = {
    faults: new Set(faults),
    tools,
    era,
    walks: 0,
    requests: 0,
    last: { body: '', times: 0 },
    tooOften: false,
  };
  const secure = !state.faults.has('http-only');
  const seen: BadServer['seen'] = [];
  let sent = 0;
  const server = (secure ? createHttps(testTls) : createHttp()).on('request', (request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    void handle(state, url(), request, response, (bytes) => {
      sent += bytes;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = () => `${secure ? 'https' : 'http'}://mcp.test:${port}/mcp`;
  return {
    url: url(),
    port,
    lookup: (_name, options, callback) =>
      options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    allowedHosts: ['mcp.test', 'auth.test'],
    ca: testTls.cert,
    tokens: {
      broad: await tokenFor(url(), 'accounts.read accounts.write', now),
      narrow: await tokenFor(url(), 'accounts.read', now),
      otherAudience: await tokenFor('https://another.test/mcp', 'accounts.read', now),
    },
    seen,
    sent: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const largest = 1024 * 1024;

async function handle(
  state: State,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
  count: (bytes: number) => void,
): Promise<void> {
  const { faults } = state;
  const here = new URL(url);
  const path = request.url ?? '/';
  if (path !== '/mcp') return send(response, metadataAt(path, here, faults));
  state.requests += 1;
  if (faults.has('huge')) return pour(response, count);
  if (faults.has('drip')) return drip(response);
  if (faults.has('redirect-private')) return redirect(response, 'https://10.0.0.1/mcp');
  if (faults.has('redirect-host')) return redirect(response, `https://auth.test:${here.port}/elsewhere`);
  if (faults.has('redirect-loop')) return redirect(response, url);
  if (faults.has('forbids-all')) return send(response, { status: 403 });
  if (request.headers.origin && faults.has('origin-unfound')) return send(response, { status: 404 });
  if (request.headers.host !== here.host && !faults.has('foreign-host')) return send(response, { status: 421 });
  if (request.headers.origin && !faults.has('foreign-origin')) return send(response, { status: 403 });
  if (request.method === 'GET' && faults.has('old-transport')) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: endpoint\ndata: /messages\n\n');
    return;
  }
  if (request.method === 'DELETE') return send(response, { status: 200 });
  if (request.method !== 'POST') return send(response, { status: 405 });
  const body = await bodyOf(request, faults.has('no-limits') || faults.has('any-size') ? Infinity : largest);
  state.last = { body: body ?? '', times: state.last.body === body ? state.last.times + 1 : 1 };
  state.tooOften ||= state.last.times > 20 || state.requests > 500;
  if (state.tooOften && !faults.has('no-limits')) return send(response, { status: 429 });
  if (body === null) return send(response, { status: 413 });
  const message = JSON.parse(body) as JsonObject;
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
  if (token === null && message.method === 'tools/list' && faults.has('list-forbidden')) {
    return send(response, { status: 403 });
  }
  const scopes = await scopesFor(state, url, token, message);
  return send(
    response,
    scopes === null ? unauthorized(here, faults) : answerTo(state, message, request.headers, scopes, token),
  );
}

/** Null: not let in. */
async function scopesFor(
  { faults }: State,
  url: string,
  token: string | null,
  { method }: JsonObject,
): Promise<string[] | null> {
  const all = ['accounts.read', 'accounts.write'];
  if (faults.has('open') || (faults.has('discover-open') && method === 'server/discover')) return all;
  if (faults.has('initialize-open') && method === 'initialize') return all;
  if (token === null) return null;
  if (faults.has('any-token')) return all;
  return scopesOf(token, faults.has('other-audience') ? null : url);
}

function send(response: ServerResponse, { status, headers = {}, body }: Answered): void {
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

const redirect = (response: ServerResponse, location: string): void =>
  send(response, { status: 307, headers: { location } });

/** A gigabyte, as fast as it is taken. */
function pour(response: ServerResponse, count: (bytes: number) => void): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const piece = Buffer.alloc(256 * 1024, 'a');
  let left = 1024 * 1024 * 1024;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= piece.length;
      count(piece.length);
      if (!response.write(piece)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}

/** A letter now and then, for ever. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
}

async function bodyOf(request: IncomingMessage, most: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= most) parts.push(part);
  }
  return bytes > most ? null : Buffer.concat(parts).toString();
}
