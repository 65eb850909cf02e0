import { lookup as systemLookup } from 'node:dns';
import type { IncomingHttpHeaders } from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, buildConnector, request as send } from 'undici';
import { addressProblem, literalOf } from './addresses';
import { McpFailure } from './failure';

export type GuardLimits = {
  /** Milliseconds for one request with its redirects and its whole answer. */
  requestMs: number;
  /** Milliseconds for all of them. */
  totalMs: number;
  /** Bytes of one answer, and of all. */
  bytes: number;
  totalBytes: number;
  requests: number;
  redirects: number;
};

export const defaultLimits: GuardLimits = {
  requestMs: 15_000,
  totalMs: 120_000,
  bytes: 8 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  requests: 1000,
  redirects: 5,
};

export type GuardOptions = {
  /** Hosts that may be private or this machine, as an admin has allowed them: `mcp.internal`, `10.1.2.3`, `localhost:3000`. */
  allowedHosts?: readonly string[];
  limits?: Partial<GuardLimits>;
  /** Tokens: wherever an answer repeats one, it is struck out. */
  secrets?: readonly string[];
  /** For tests: what names mean, and whose certificates count. In operation NODE_EXTRA_CA_CERTS names one's own authority. */
  lookup?: LookupFunction;
  ca?: string;
  signal?: AbortSignal;
};

export type GuardedRequest = {
  method?: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
  /** A redirect is refused: what is sent goes where it was meant to go, or nowhere. */
  stays?: boolean;
};

export type GuardedAnswer = {
  /** After redirects. */
  url: string;
  status: number;
  header: (name: string) => string | null;
  /** The rest of the answer is not read. */
  discard: () => void;
  chunks: () => AsyncGenerator<string>;
  text: () => Promise<string>;
};

/**
 * The one way out to addresses that people type or servers name. Refused are all that are not public, unless an admin has allowed
 * the host: literals in every notation before connecting, names on the very look-up whose answer the socket uses, at each
 * redirect. Time, bytes and count have an end. Close it when done.
 */
export class Guard {
  private readonly limits: GuardLimits;
  private readonly allowed: ReadonlySet<string>;
  private readonly lookup: LookupFunction;
  private readonly agent: Agent;
  private readonly end: AbortSignal;
  private readonly deadlines: AbortSignal[] = [];
  private requests = 0;
  private bytes = 0;

  constructor(private readonly options: GuardOptions = {}) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.allowed = new Set((options.allowedHosts ?? []).map((host) => host.trim().toLowerCase().replace(/\.$/, '')));
    this.lookup = options.lookup ?? (systemLookup as LookupFunction);
    const total = this.after(this.limits.totalMs);
    this.end = options.signal ? AbortSignal.any([total, options.signal]) : total;
    // A connection for each request: an answer that is given up early ends its own, and each look-up is judged anew.
    this.agent = new Agent({
      connect: this.connect,
      pipelining: 0,
      allowH2: false,
      maxResponseSize: this.limits.bytes,
    });
  }

  /** Milliseconds that one connection may take. */
  get requestMs(): number {
    return this.limits.requestMs;
  }

  get trust(): { ca?: string } {
    return this.options.ca === undefined ? {} : { ca: this.options.ca };
  }

  /** Held as long as the guard: a composed signal holds its parts weakly, and a timeout that is collected never comes. */
  private after(milliseconds: number): AbortSignal {
    const deadline = AbortSignal.timeout(milliseconds);
    this.deadlines.push(deadline);
    return deadline;
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  /** Throws McpFailure. */
  async request(
    address: string,
    { method = 'GET', headers = {}, body, stays = false }: GuardedRequest = {},
  ): Promise<GuardedAnswer> {
    const signal = AbortSignal.any([this.after(this.limits.requestMs), this.end]);
    let url = this.checked(address);
    let next = { method, headers: lowerCased(headers), body };
    for (let redirects = 0; ; redirects += 1) {
      this.requests += 1;
      if (this.requests > this.limits.requests) throw new McpFailure('too-many', 'The server needs too many requests.');
      const { statusCode, headers: answered, body: stream } = await this.sent(url, next, signal);
      const location = one(answered, 'location');
      if (![301, 302, 303, 307, 308].includes(statusCode) || location === null) {
        return this.answer(url, statusCode, answered, stream);
      }
      drop(stream);
      if (stays) throw new McpFailure('refused-redirect', this.toldRedirect(url, location));
      if (redirects >= this.limits.redirects) throw new McpFailure('too-many', 'The server redirects again and again.');
      const target = this.checked(location, url);
      if (url.protocol === 'https:' && target.protocol === 'http:') {
        throw new McpFailure('refused-redirect', `${url.host} redirects from https to http.`);
      }
      next = redirected(next, statusCode, url.origin === target.origin);
      url = target;
    }
  }

  /** The same rules for a bare socket: what a TLS connection has to use. */
  lookupFor(hostname: string, port: string): LookupFunction {
    const allowed = this.isAllowed(hostname, port);
    return (name, options, callback) => {
      this.lookup(name, { ...options, all: true }, (error, found) => {
        const addresses = Array.isArray(found) ? found : [];
        const [first] = addresses;
        if (error || !first) return callback(error ?? new McpFailure('unreachable', `${name} has no address.`), '', 0);
        // One private address among public ones is refused as well: which of them is used is chance.
        for (const { address } of addresses) {
          const problem = addressProblem(address, allowed);
          if (problem) return callback(refused(name, address, problem), '', 0);
        }
        return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
      });
    };
  }

  /** A whole and permitted address, or McpFailure. */
  checked(address: string, base?: URL): URL {
    if (!URL.canParse(address, base)) throw new McpFailure('bad-address', 'This is no address.');
    const url = new URL(address, base);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      throw new McpFailure('bad-address', 'Only http and https addresses are asked.');
    }
    if (url.username || url.password)
      throw new McpFailure('bad-address', 'An address must not hold a name or a password.');
    this.checkLiteral(url.hostname, portOf(url));
    return url;
  }

  /** Strikes out the tokens. */
  redact(text: string): string {
    return (this.options.secrets ?? []).reduce(
      (clean, secret) => (secret.length >= 6 ? clean.replaceAll(secret, '[token]') : clean),
      text,
    );
  }

  private toldRedirect(url: URL, location: string): string {
    const to = URL.canParse(location, url) ? new URL(location, url) : null;
    const where = to ? ` to ${this.redact(`${to.origin}${to.pathname}`).slice(0, 200)}` : '';
    return `${url.host} redirects${where}, and what is sent here does not follow. State the address where it answers.`;
  }

  private isAllowed(hostname: string, port: string): boolean {
    const host = hostname.toLowerCase().replace(/\.$/, '');
    return (
      this.allowed.has(host) || this.allowed.has(`${host}:${port}`) || this.allowed.has(host.replace(/^\[|\]$/g, ''))
    );
  }

  private checkLiteral(hostname: string, port: string): void {
    const literal = literalOf(hostname);
    const problem = literal && addressProblem(literal, this.isAllowed(hostname, port));
    if (problem) throw refused(hostname, null, problem);
  }

  private readonly connect: buildConnector.connector = (options, callback) => {
    const { hostname, port } = options;
    const done: buildConnector.Callback = (...[error, socket]) => {
      if (error) return callback(unconnected(error, options.host ?? hostname), null);
      const problem = this.socketProblem(socket, hostname, port);
      if (!problem) return callback(null, socket);
      socket.destroy();
      return callback(problem, null);
    };
    try {
      // An address in digits never comes to a look-up.
      this.checkLiteral(hostname, port);
    } catch (error) {
      return callback(error as Error, null);
    }
    // The certificate has to be of the host that is asked, whatever the header says.
    const servername = literalOf(hostname) === null ? hostname : undefined;
    return buildConnector({
      lookup: this.lookupFor(hostname, port),
      timeout: this.limits.requestMs,
      maxCachedSessions: 0,
      ...this.trust,
    })({ ...options, servername }, done);
  };

  /** The last word is the socket's own. */
  private socketProblem({ remoteAddress }: Socket, hostname: string, port: string): McpFailure | null {
    const problem = addressProblem(remoteAddress ?? '', this.isAllowed(hostname, port));
    return problem ? refused(hostname, remoteAddress ?? null, problem) : null;
  }

  private async sent(url: URL, { method, headers, body }: Sent, signal: AbortSignal) {
    try {
      return await send(url, {
        method,
        headers: { 'accept-encoding': 'identity', 'user-agent': 'airworthy', ...headers },
        body,
        signal,
        dispatcher: this.agent,
      });
    } catch (error) {
      throw failureOf(error, url.host);
    }
  }

  private answer(url: URL, status: number, headers: IncomingHttpHeaders, stream: Readable): GuardedAnswer {
    const guarded = this.guardedChunks(url, headers, stream);
    return {
      url: url.href,
      status,
      header: (name) => {
        const value = one(headers, name);
        return value === null ? null : this.redact(value);
      },
      discard: () => drop(stream),
      chunks: () => guarded,
      text: async () => {
        const parts: string[] = [];
        for await (const part of guarded) parts.push(part);
        return this.redact(parts.join(''));
      },
    };
  }

  private async *guardedChunks(url: URL, headers: IncomingHttpHeaders, stream: Readable): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    let bytes = 0;
    try {
      if (one(headers, 'content-encoding') !== null && one(headers, 'content-encoding') !== 'identity') {
        throw new McpFailure('not-mcp', `${url.host} answers compressed, which was not asked for.`);
      }
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        this.bytes += chunk.length;
        if (bytes > this.limits.bytes || this.bytes > this.limits.totalBytes) {
          throw new McpFailure('too-large', `${url.host} answers more than is read.`);
        }
        yield decoder.decode(chunk, { stream: true });
      }
    } catch (error) {
      throw failureOf(error, url.host);
    } finally {
      drop(stream);
    }
  }
}

type Sent = { method: 'GET' | 'POST' | 'DELETE'; headers: Record<string, string>; body: string | undefined };

/** A new origin gets no credentials; what a browser makes a GET of becomes one. */
function redirected(sent: Sent, status: number, sameOrigin: boolean): Sent {
  const toGet = status === 303 || ((status === 301 || status === 302) && sent.method === 'POST');
  const dropped = [
    ...(sameOrigin ? [] : ['authorization', 'cookie', 'mcp-session-id', 'host']),
    ...(toGet ? ['content-type', 'content-length'] : []),
  ];
  const headers = Object.fromEntries(Object.entries(sent.headers).filter(([name]) => !dropped.includes(name)));
  return { method: toGet ? 'GET' : sent.method, headers, body: toGet ? undefined : sent.body };
}

/** Nobody waits for the rest, nor for the error of not having waited. */
function drop(stream: Readable): void {
  stream.on('error', () => undefined).destroy();
}

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function one(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value.join(', ') : value) ?? null;
}

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

const refused = (host: string, address: string | null, problem: string): McpFailure =>
  new McpFailure(
    'refused-address',
    `${host}${address ? ` (${address})` : ''} ${problem}. An admin may allow the host, where it is meant.`,
  );

/** Of a foreign error only its code is kept: its words may hold what was sent. */
function failureOf(error: unknown, host: string): McpFailure {
  if (error instanceof McpFailure) return error;
  const { name, code, cause } = error as { name?: string; code?: string; cause?: unknown };
  if (cause instanceof McpFailure) return cause;
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    return new McpFailure('too-large', `${host} answers more than is read.`);
  const slow = [
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_ABORTED',
    'ABORT_ERR',
  ];
  if (name === 'TimeoutError' || name === 'AbortError' || slow.includes(code ?? '')) {
    return new McpFailure('too-slow', `${host} took too long.`);
  }
  if (['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(code ?? '')) {
    return new McpFailure('closed', `${host} closed the connection (${code}).`);
  }
  return new McpFailure('unreachable', `${host} could not be reached${typeof code === 'string' ? ` (${code})` : ''}.`);
}

/** A connection that never stood was not closed, whatever its error is called. */
function unconnected(error: Error, host: string): McpFailure {
  const failure = failureOf(error, host);
  return failure.code === 'closed' ? new McpFailure('unreachable', failure.message) : failure;
}
