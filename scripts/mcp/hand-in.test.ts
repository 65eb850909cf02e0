import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { afterAll, describe, expect, test } from 'vitest';
import { parseContract } from '@/lib/domain/mcp/parse-contract';
import { contractsAt, handIn } from './hand-in';

type Asked = { url: string; token: string | undefined; body: string };
const asked: Asked[] = [];
let answer: { status: number; body: unknown; location?: string } = { status: 200, body: {} };

/** What stands in Airworthy's place: the route itself is tried in lib/actions/answer-contract.test.ts. */
const http = createServer((request, response) => {
  void (async () => {
    asked.push({ url: request.url ?? '', token: request.headers.authorization, body: await bodyOf(request) });
    const headers = answer.location ? { location: answer.location } : {};
    response.writeHead(answer.status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(answer.body));
  })();
});
const listening = new Promise<string>((resolve) => {
  http.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(http.address() as AddressInfo).port}`));
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

const taken = {
  server: 'Memory',
  contract: 3,
  hash: 'h',
  tools: 9,
  same: false,
  added: ['a'],
  removed: [],
  changed: ['b', 'c'],
};

describe('handing a contract in', () => {
  test('sends it with its token to the server of that name, and says what changed', async () => {
    answer = { status: 200, body: { value: taken } };
    const url = contractsAt(await listening, 'CRM & more');
    expect(await handIn(url, 'secret', '{}')).toBe('Memory: contract 3, with 9 tools.\nNew: a.\nChanged: b, c.');
    expect(asked.at(-1)).toEqual({
      url: '/api/v1/contracts?server=CRM+%26+more',
      token: 'Bearer secret',
      body: '{}',
    });
    answer = { status: 200, body: { value: { ...taken, same: true } } };
    expect(await handIn(url, 'secret', '{}')).toBe('Memory: still contract 3, with 9 tools.');
  });

  test.each([
    [
      { status: 404, body: { refusal: { message: 'There is no server called X.' } } },
      /^There is no server called X\.$/,
    ],
    [
      { status: 400, body: { refusal: { message: 'Bad.', fields: { manifest: ['Bad.', 'tools[0]: worse.'] } } } },
      /^Bad\.\ntools\[0\]: worse\.$/,
    ],
    [{ status: 502, body: 'a proxy' }, /answered 502, and not as Airworthy does/],
    [{ status: 200, body: { value: { odd: 1 } } }, /answered 200, and not as/],
    [{ status: 302, body: {}, location: 'http://127.0.0.1:1/' }, /could not be asked/],
  ])('says why not: %j', async (refusal, words) => {
    answer = refusal;
    await expect(handIn(contractsAt(await listening, 'X'), 'secret', '{}')).rejects.toThrow(words);
  });

  test('sends no token where it could be read on its way', () => {
    expect(() => contractsAt('http://airworthy.example.com', 'X')).toThrow('https://');
    expect(() => contractsAt('airworthy.example.com', 'X')).toThrow('no address');
    expect(contractsAt('https://airworthy.example.com/w/acme', 'X').href).toBe(
      'https://airworthy.example.com/api/v1/contracts?server=X',
    );
  });

  test('the command hands in what it read, and the foreign command never sees the token', async () => {
    answer = { status: 200, body: { value: taken } };
    const memory = createRequire(import.meta.url).resolve('@modelcontextprotocol/server-memory/dist/index.js');
    // Says what it was given on its standard error, which is passed on, and then is the server.
    const spy = `console.error('given', process.env.AIRWORTHY_TOKEN ?? 'nothing'); import(${JSON.stringify(memory)})`;
    const run = ['--import', 'tsx', 'scripts/mcp-manifest.ts', '--to', await listening, '--server', 'Memory', '--'];
    const child = spawn(process.execPath, [...run, process.execPath, '--input-type=module', '-e', spy], {
      env: { ...process.env, AIRWORTHY_TOKEN: 'the-token-of-the-pipeline' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    expect(await new Promise((resolve) => child.once('exit', resolve)), err).toBe(0);
    expect(out).toBe('Memory: contract 3, with 9 tools.\nNew: a.\nChanged: b, c.\n');
    expect(err).toContain('given nothing');
    expect(asked.at(-1)?.token).toBe('Bearer the-token-of-the-pipeline');
    expect(parseContract(asked.at(-1)?.body ?? '')).toMatchObject({
      ok: true,
      value: { serverInfo: { name: 'memory-server' } },
    });
  });
});
