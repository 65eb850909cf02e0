import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { afterAll, describe, expect, test } from 'vitest';
import { parseContract } from '@/lib/domain/mcp/parse-contract';
import { eachCheck } from '@/lib/domain/mcp/checks/run';
import { hashTool } from '@/lib/domain/mcp/contract';
import { checkInput } from '@/lib/domain/testing/mcp';
import { hashOf } from '@/lib/db/hash';
import { callOnce } from '@/lib/mcp/call-once';
import { examine } from '@/lib/mcp/examine';
import { fit } from '@/lib/mcp/fit';
import { Guard } from '@/lib/mcp/guard';
import { httpExchange } from '@/lib/mcp/http-exchange';
import { readContract } from '@/lib/mcp/read-contract';
import { schemaProblems } from '@/lib/mcp/schema-problems';
import { freePort } from '../lib/ports';
import { stdioExchange } from './stdio-exchange';

/** Servers that others run, from npm: what they really say, not what a test thinks that they say. */
const require = createRequire(import.meta.url);
const everything = require.resolve('@modelcontextprotocol/server-everything/dist/index.js');
const memory = require.resolve('@modelcontextprotocol/server-memory/dist/index.js');
const filesystem = require.resolve('@modelcontextprotocol/server-filesystem/dist/index.js');
const closing: (() => unknown)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

const results = (input: Parameters<typeof checkInput>[0]) =>
  Object.fromEntries(
    [...eachCheck(checkInput(input), { hashOf, schemaProblems })].map(({ check, outcome }) => [check, outcome]),
  );

describe.concurrent('over stdio', () => {
  test.each([
    ['mcp-servers/everything', [everything, 'stdio'], 'echo'],
    ['memory-server', [memory], 'create_entities'],
    ['secure-filesystem-server', [filesystem, import.meta.dirname], 'read_text_file'],
  ] as const)('%s', async (name, args, tool) => {
    const exchange = await stdioExchange(process.execPath, [...args]);
    const { contract, pages } = await readContract(exchange).finally(() => exchange.close());
    expect(contract).toMatchObject({ era: 'legacy', serverInfo: { name } });
    expect(contract.tools.map((one) => one.name)).toContain(tool);
    expect(pages).toMatchObject({ sameOrder: true, sameTools: true });
    // Real schemas are valid, and real words are no poison.
    expect(results({ contract })).toMatchObject({ C19: 'pass', C20: 'pass', C26: 'pass' });
    expect(contract.tools.flatMap(({ inputSchema }) => schemaProblems(inputSchema))).toEqual([]);
  });

  test('what is no server', async () => {
    const exchange = await stdioExchange(process.execPath, ['-e', 'process.stdin.resume()'], {
      discoverMs: 50,
      answerMs: 50,
    });
    await expect(readContract(exchange).finally(() => exchange.close())).rejects.toThrow('does not answer initialize');
  });

  test('the command prints what the paste takes', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'scripts/mcp-manifest.ts', '--', process.execPath, memory],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const printed = await outputOf(child);
    expect(parseContract(printed)).toMatchObject({ ok: true, value: { serverInfo: { name: 'memory-server' } } });
  });
});

async function outputOf(child: ChildProcess): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of child.stdout as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('over Streamable HTTP', () => {
  test('server-everything, which speaks the earlier era, asks for no token, and takes any Origin', async () => {
    const port = await freePort();
    const child = spawn(process.execPath, [everything, 'streamableHttp'], {
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    closing.push(() => child.kill());
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (text: Buffer) => text.includes('listening') && resolve());
    });
    const { contract, facts } = await examine({
      url: `http://localhost:${port}/mcp`,
      allowedHosts: [`localhost:${port}`],
    });
    expect(contract).toMatchObject({ era: 'legacy', serverInfo: { name: 'mcp-servers/everything' } });
    expect(results({ contract, probe: facts })).toMatchObject({
      C01: 'fail',
      C02: 'warn',
      C03: 'fail',
      C04: 'not-applicable',
      C09: 'fail',
      C10: 'pass',
      C22: 'not-verified',
    });
    const weather = contract!.tools.find(({ name }) => name === 'get-structured-content')!;
    const call = (location: string) =>
      callOnce({
        url: `http://localhost:${port}/mcp`,
        token: null,
        allowedHosts: [`localhost:${port}`],
        tool: { name: weather.name, hash: hashTool(weather, hashOf) },
        arguments: { location },
        hashOf,
      });
    expect(await call('Chicago')).toEqual({ fields: ['conditions', 'humidity', 'temperature'], problems: [] });
    await expect(call('Atlantis')).rejects.toThrow('The tool answered that it failed.');
    // What a form says of the same arguments before anything is sent.
    expect(fit(weather.inputSchema, { location: 'Atlantis' })).toMatchObject({ misfits: [{ path: ['location'] }] });
  });

  test.each([
    ['the later era alone', 'reject', 'modern'],
    ['both eras', 'stateless', 'modern'],
  ] as const)('a server of the current library: %s', async (_what, legacy, era) => {
    const url = await served(legacy);
    const guard = new Guard({ allowedHosts: ['localhost'] });
    closing.push(() => guard.close());
    const { contract } = await readContract(httpExchange(guard, { url }));
    expect(contract).toMatchObject({
      era,
      protocolVersion: '2026-07-28',
      serverInfo: { name: 'library', version: '1.0.0' },
      instructions: 'Books.',
      tools: [{ name: 'find_book', annotations: { readOnlyHint: true } }],
    });
    const { facts } = await examine({ url, allowedHosts: ['localhost'] });
    expect(facts.protocol).toMatchObject({ facts: { initialized: legacy === 'stateless' ? '2025-11-25' : null } });
    expect(results({ contract, probe: facts })).toMatchObject({ C02: 'pass', C03: 'fail', C10: 'pass', C19: 'pass' });
  });
});

/** A server of the protocol's own library, on a port of this machine. */
async function served(legacy: 'reject' | 'stateless'): Promise<string> {
  const handler = createMcpHandler(
    () => {
      const server = new McpServer({ name: 'library', version: '1.0.0' }, { instructions: 'Books.' });
      server.registerTool(
        'find_book',
        {
          description: 'Finds a book.',
          inputSchema: z.object({ title: z.string() }),
          annotations: { readOnlyHint: true },
        },
        () => ({ content: [] }),
      );
      return server;
    },
    { legacy },
  );
  const http = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      const answer = await handler.fetch(
        new Request(`http://localhost${request.url}`, {
          method: request.method,
          headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
          body: parts.length > 0 ? Buffer.concat(parts) : null,
        }),
      );
      response
        .writeHead(answer.status, Object.fromEntries(answer.headers))
        .end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => {
    http.listen(0, 'localhost', resolve);
  });
  closing.push(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://localhost:${(http.address() as AddressInfo).port}/mcp`;
}
