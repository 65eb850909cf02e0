import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { modern } from './exchange';
import { Guard } from './guard';
import { httpExchange } from './http-exchange';

test('a token is struck out of the keys of a stream, too', async () => {
  const token = 'tok-3b1f9e7c5d2a';
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`data: ${JSON.stringify({ jsonrpc: '2.0', id: 1, result: { [token]: `You are ${token}` } })}\n\n`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const guard = new Guard({ allowedHosts: ['127.0.0.1'], secrets: [token] });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { result } = await httpExchange(guard, { url, token }).request(modern, 'tools/list');
  expect(result).toEqual({ '[token]': 'You are [token]' });
  await guard.close();
  server.close();
});
