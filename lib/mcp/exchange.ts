import type { JsonObject } from '@/lib/domain/mcp/contract';

/** How a server is spoken to: since 2026-07-28 each request stands alone, before that a session begins with initialize. */
export type Speech =
  { era: 'modern'; version: string } | { era: 'legacy'; version: string | null; session: string | null };

export const modernVersion = '2026-07-28';
/** The newest that begins with initialize. */
export const legacyVersion = '2025-11-25';

export const modern: Speech = { era: 'modern', version: modernVersion };
export const legacyStart: Speech = { era: 'legacy', version: null, session: null };

export type Reply = {
  /** Of HTTP; null over stdio. */
  status: number | null;
  result: JsonObject | null;
  error: { code: number; message: string; data: JsonObject | null } | null;
  /** The session that the answer opened. */
  session: string | null;
  /** Of an answer that is no JSON-RPC, such as an error page: its beginning. */
  page: string | null;
};

/** One request and its answer, over whatever the server speaks. Throws McpFailure. `notify` wants no answer. */
export type Exchange = {
  request: (speech: Speech, method: string, params?: JsonObject) => Promise<Reply>;
  notify: (speech: Speech, method: string) => Promise<void>;
};

const clientInfo = { name: 'airworthy', version: '1' };

/** What goes into `params`: since 2026-07-28 every request says who asks, and in which version. */
export function paramsFor(speech: Speech, params: JsonObject): JsonObject {
  if (speech.era === 'legacy') return params;
  return {
    ...params,
    _meta: {
      'io.modelcontextprotocol/protocolVersion': speech.version,
      'io.modelcontextprotocol/clientCapabilities': {},
      'io.modelcontextprotocol/clientInfo': clientInfo,
    },
  };
}

export const initializeParams = { protocolVersion: legacyVersion, capabilities: {}, clientInfo };

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The answer to request `id` within what came, whatever else came; null: it is not there. */
export function replyIn(message: unknown, id: number): Pick<Reply, 'result' | 'error'> | null {
  const found = (Array.isArray(message) ? message : [message]).find(
    (one) =>
      isObject(one) &&
      (one.id === id || (one.id === null && isObject(one.error))) &&
      ('result' in one || 'error' in one),
  ) as JsonObject | undefined;
  if (!found) return null;
  const { result, error } = found;
  if (isObject(error)) {
    const { code, message: text, data } = error;
    return {
      result: null,
      error: {
        code: typeof code === 'number' ? code : 0,
        message: typeof text === 'string' ? text : '',
        data: isObject(data) ? data : null,
      },
    };
  }
  return isObject(result) ? { result, error: null } : null;
}
