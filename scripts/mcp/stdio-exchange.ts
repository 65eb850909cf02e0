import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { contractLimits, type JsonObject } from '@/lib/domain/mcp/contract';
import { paramsFor, replyIn, type Exchange, type Reply } from '@/lib/mcp/exchange';
import { McpFailure } from '@/lib/mcp/failure';

export type StdioLimits = {
  /** Milliseconds until a server that says nothing to server/discover counts as one of the earlier era. */
  discoverMs: number;
  /** For each other answer; the first one includes starting. */
  answerMs: number;
};

const defaultLimits: StdioLimits = { discoverMs: 10_000, answerMs: 60_000 };

/** Starts the command and speaks JSON-RPC with it over its standard input and output. Close it when done. */
export async function stdioExchange(
  command: string,
  args: string[],
  limits: StdioLimits = defaultLimits,
): Promise<Exchange & { close: () => Promise<void> }> {
  let id = 0;
  let server = await started(command, args);

  const ask = async (method: string, params: JsonObject, ms: number): Promise<Reply | null> => {
    id += 1;
    return server.ask(id, { jsonrpc: '2.0', id, method, params }, ms);
  };
  return {
    request: async (speech, method, params = {}) => {
      const discovers = method === 'server/discover';
      const reply = await ask(method, paramsFor(speech, params), discovers ? limits.discoverMs : limits.answerMs);
      if (reply) return reply;
      if (!discovers) throw new McpFailure('too-slow', `The command does not answer ${method}.`);
      // Servers of the earlier era may ignore what comes before initialize, or stop: they begin anew.
      await server.close();
      server = await started(command, args);
      return { status: null, result: null, error: null, session: null, page: null };
    },
    notify: (_speech, method) => server.send({ jsonrpc: '2.0', method }),
    close: () => server.close(),
  };
}

async function started(command: string, args: string[]) {
  const transport = new StdioClientTransport({
    command,
    args,
    // Whoever runs this gives the server what it needs, as they would without it.
    env: Object.fromEntries(
      Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    stderr: 'inherit',
    maxBufferSize: contractLimits.bytes,
  });
  let settle: ((message: unknown) => void) | null = null;
  let closed = false;
  Object.assign(transport, {
    onmessage: (message: unknown) => settle?.(message),
    onclose: () => {
      closed = true;
      settle?.(null);
    },
  });
  try {
    await transport.start();
  } catch (error) {
    throw new McpFailure(
      'unreachable',
      `${command} could not be started (${(error as NodeJS.ErrnoException).code ?? 'error'}).`,
    );
  }
  const send = (message: JsonObject) => transport.send(message as Parameters<typeof transport.send>[0]);
  return {
    send,
    close: () => transport.close(),
    /** Null: no answer in time, or the command ended. */
    ask: (id: number, message: JsonObject, ms: number): Promise<Reply | null> =>
      new Promise((resolve) => {
        if (closed) return resolve(null);
        const timer = setTimeout(() => done(null), ms);
        const done = (reply: Reply | null) => {
          clearTimeout(timer);
          settle = null;
          resolve(reply);
        };
        settle = (received) => {
          if (received === null) return done(null);
          const reply = replyIn(received, id);
          if (reply) done({ status: null, session: null, page: null, ...reply });
        };
        send(message).catch(() => done(null));
      }),
  };
}
