import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { modern } from '../exchange';
import { Guard, type GuardLimits } from '../guard';
import { limitFacts } from './limits';

let server: Server;
let paths: (string | undefined)[] = [];
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Small requests are answered; `large` does what it likes with the others. */
async function facts(
  large: (request: IncomingMessage, response: ServerResponse) => void,
  limits?: Partial<GuardLimits>,
) {
  paths = [];
  server = createServer((request, response) => {
    paths.push(request.url);
    if (Number(request.headers['content-length']) > 100_000) large(request, response);
    else response.end('{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const guard = new Guard({ allowedHosts: ['127.0.0.1'], limits });
  try {
    return await limitFacts(guard, { url: `http://127.0.0.1:${port}/mcp` }, modern);
  } finally {
    await guard.close();
  }
}

test('a connection that is closed while the large body is sent refuses it', async () => {
  const { oversized, burst } = await facts((request) => request.socket.destroy());
  expect(oversized).toMatchObject({ small: 200, status: 'closed' });
  expect(burst).toEqual({ sent: 30, limited: 0, unauthorized: 0 });
  // The small one, the large one, the burst.
  expect(paths).toHaveLength(32);
});

test('an answer that does not come refuses nothing', async () => {
  const { oversized } = await facts((request) => request.resume(), { requestMs: 1500 });
  expect(oversized).toMatchObject({ small: 200, status: null });
});

test('a redirect is told, and gets nothing of the body', async () => {
  const asked = facts((request, response) => {
    request.resume().on('end', () => response.writeHead(307, { location: '/elsewhere' }).end());
  });
  await expect(asked).rejects.toThrow('/elsewhere');
  expect(paths).toEqual(['/mcp', '/mcp']);
});
