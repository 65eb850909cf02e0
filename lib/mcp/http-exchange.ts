import { createParser } from 'eventsource-parser';
import type { JsonObject } from '@/lib/domain/mcp/contract';
import { paramsFor, replyIn, type Exchange, type Reply, type Speech } from './exchange';
import { McpFailure } from './failure';
import type { Guard, GuardedAnswer } from './guard';

export type Target = {
  url: string;
  token?: string | null;
  /** Beside those of the protocol, such as a foreign Origin. */
  headers?: Record<string, string>;
  /** Nothing that is sent follows a redirect. */
  stays?: boolean;
};

const id = 1;

/**
 * JSON-RPC over Streamable HTTP, each request on its own. By hand rather than by the protocol's client, because a check needs
 * what was really answered: that client leaves out tools with odd declarations, and opens streams that nothing bounds.
 */
export const httpExchange = (guard: Guard, target: Target): Exchange => ({
  request: async (speech, method, params = {}) => {
    const answer = await post(guard, target, speech, { jsonrpc: '2.0', id, method, params: paramsFor(speech, params) });
    const reply = await read(guard, answer);
    const session = answer.header('mcp-session-id');
    return { status: answer.status, session, result: null, error: null, page: null, ...reply };
  },
  notify: async (speech, method) => {
    const answer = await post(guard, target, speech, { jsonrpc: '2.0', method });
    answer.discard();
  },
});

/** Tells a server of the earlier era that its session is over; whether it listens does not matter. */
export async function endSession(guard: Guard, target: Target, speech: Speech): Promise<void> {
  if (speech.era !== 'legacy' || speech.session === null) return;
  const headers = { ...headersFor(target, speech, null) };
  await guard.request(target.url, { method: 'DELETE', headers }).then(
    (answer) => answer.discard(),
    () => undefined,
  );
}

export const post = (guard: Guard, target: Target, speech: Speech, message: JsonObject): Promise<GuardedAnswer> =>
  guard.request(target.url, {
    method: 'POST',
    headers: headersFor(target, speech, message),
    body: JSON.stringify(message),
    stays: target.stays,
  });

function headersFor(target: Target, speech: Speech, message: JsonObject | null): Record<string, string> {
  const params = message?.params as JsonObject | undefined;
  return {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(speech.version === null ? {} : { 'mcp-protocol-version': speech.version }),
    ...(speech.era === 'legacy' && speech.session !== null ? { 'mcp-session-id': speech.session } : {}),
    // The later era repeats in headers what a gateway wants to know without reading the body.
    ...(speech.era === 'modern' && message ? { 'mcp-method': String(message.method) } : {}),
    ...(speech.era === 'modern' && typeof params?.name === 'string' ? { 'mcp-name': params.name } : {}),
    ...(target.token ? { authorization: `Bearer ${target.token}` } : {}),
    ...target.headers,
  };
}

type Read = Partial<Pick<Reply, 'result' | 'error' | 'page'>>;

async function read(guard: Guard, answer: GuardedAnswer): Promise<Read> {
  if ((answer.header('content-type') ?? '').includes('text/event-stream')) return readStream(guard, answer);
  const text = await answer.text();
  return replyIn(parsed(guard, text), id) ?? { page: text.slice(0, 10_000) };
}

/** Up to the answer; what a server goes on to say is not waited for. */
async function readStream(guard: Guard, answer: GuardedAnswer): Promise<Read> {
  let reply: Read | null = null;
  const parser = createParser({
    onEvent: ({ data }) => {
      reply ??= replyIn(parsed(guard, data), id);
    },
  });
  for await (const chunk of answer.chunks()) {
    parser.feed(chunk);
    if (reply) break;
  }
  answer.discard();
  return reply ?? {};
}

/** Tokens are struck out of every text, however they are written. Null: no JSON. */
function parsed(guard: Guard, text: string): unknown {
  try {
    return JSON.parse(guard.redact(text), (_key, value: unknown) =>
      typeof value === 'string' ? guard.redact(value) : value,
    );
  } catch {
    return null;
  }
}

/** For what only wants to know whether something was let in. */
export function needsToken(reply: Pick<Reply, 'status'>): McpFailure | null {
  return reply.status === 401 || reply.status === 403
    ? new McpFailure('needs-token', `The server asks for a token (${reply.status}), or refuses the one that was given.`)
    : null;
}
