import { createServer, type ServerOptions } from 'node:https';
import { createServer as createPlain, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { testTls } from '@/lib/testing/mcp/tls-fixture';
import { Guard } from '../guard';
import { tlsFacts } from './tls';

/** What the probe says of a server with these options, asked under this name. */
async function factsOf(options: ServerOptions, { host = 'localhost', ca }: { host?: string; ca?: string } = {}) {
  const server = createServer({ ...testTls, ...options });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const guard = new Guard({
    allowedHosts: [host],
    lookup: (_name, { all }, callback) =>
      all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    ...(ca ? { ca } : {}),
  });
  try {
    return await tlsFacts(guard, `https://${host}:${(server.address() as AddressInfo).port}/mcp`);
  } finally {
    await guard.close();
    server.close();
  }
}

const weak = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

test('a certificate that holds, and one that nobody vouches for', async () => {
  expect(await factsOf({}, { ca: testTls.cert })).toMatchObject({
    problem: null,
    version: 'TLSv1.3',
    acceptsOld: false,
  });
  expect(await factsOf({})).toMatchObject({ problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(await factsOf({}, { host: 'another.test', ca: testTls.cert })).toMatchObject({
    problem: expect.stringMatching(/ALTNAME/),
  });
});

test('old versions are tried, and where this machine cannot try them, it does not say', async () => {
  expect([true, null]).toContain((await factsOf(weak)).acceptsOld);
  expect(['TLSv1.1', 'TLSv1.2', 'TLSv1.3']).toContain((await factsOf({ ...weak, maxVersion: 'TLSv1.2' })).version);
});

test('http has nothing to look at, and a private address is refused before anything is sent', async () => {
  const guard = new Guard();
  expect(await tlsFacts(guard, 'http://example.com/mcp')).toMatchObject({ scheme: 'http', version: null });
  await expect(tlsFacts(guard, 'https://127.0.0.1/mcp')).rejects.toThrow('private network');
  await guard.close();
});

test('a handshake that drips has an end', async () => {
  const server = createPlain((socket) => {
    socket.on('error', () => undefined);
    // A record of 16 kB is announced, and comes byte by byte.
    socket.write(Buffer.from([22, 3, 3, 64, 0, 2, 0, 63, 252]));
    const drip = setInterval(() => socket.write(Buffer.from([0])), 20);
    socket.on('close', () => clearInterval(drip));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const guard = new Guard({ allowedHosts: ['127.0.0.1'], limits: { requestMs: 150 } });
  const asked = tlsFacts(guard, `https://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
  await expect(asked).rejects.toThrow('CLOSED by time');
  await guard.close();
  server.close();
});
