import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A server of the older protocol era that answers over HTTP on this machine, with or without a token. What it offers can be changed
 * while it runs, and so can what a call returns.
 */
export async function openMcpServer({ tools, token }: { tools: object[]; token?: string }) {
  const state: State = { tools, version: '1.0.0', heard: [], calls: [], returns: null, elsewhere: null };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      state.heard.push(request.headers.authorization);
      if (token && request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
      if (request.method !== 'POST') return void response.writeHead(405).end();
      const message = JSON.parse(Buffer.concat(parts).toString('utf8')) as Message;
      if (message.method === 'tools/call' && state.elsewhere && request.url !== state.elsewhere) {
        return void response.writeHead(307, { location: state.elsewhere }).end();
      }
      if (message.id === undefined) return void response.writeHead(202).end();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, ...answer(message, state) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    state,
    url: `http://127.0.0.1:${port}/mcp`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

type Message = { id?: unknown; method?: string; params?: object };

type State = {
  tools: object[];
  version: string;
  /** The Authorization header of each request. */
  heard: (string | undefined)[];
  /** Parameters of each tools/call. */
  calls: (object | undefined)[];
  /** What a call is answered with; null: that there is no such tool. */
  returns: object | null;
  /** A path that every call is redirected to; null: none is. */
  elsewhere: string | null;
};

function answer({ method, params }: Message, state: State) {
  const { tools, version, returns } = state;
  if (method === 'initialize') {
    return {
      result: {
        protocolVersion: '2025-11-25',
        capabilities: { tools: {} },
        serverInfo: { name: 'crm', version },
      },
    };
  }
  if (method === 'tools/list') return { result: { tools } };
  if (method === 'tools/call') {
    state.calls.push(params);
    const { name } = (params ?? {}) as { name?: string };
    const known = tools.some((tool) => (tool as { name?: string }).name === name);
    return (known && returns) || { error: { code: -32602, message: 'There is no such tool' } };
  }
  if (method === 'ping') return { result: {} };
  return { error: { code: -32601, message: 'Method not found' } };
}
