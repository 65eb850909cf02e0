import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { hashTool, type JsonObject } from '@/lib/domain/mcp/contract';
import { toolWith } from '@/lib/domain/testing/mcp';
import { startBadServer } from '@/lib/testing/mcp/bad-server';
import { openMcpServer } from '@/lib/testing/mcp-server';
import { callOnce, type CallOptions } from './call-once';

const hashOf = (value: unknown) => hash('sha256', canonicalize(value));
const tool = { name: 'account_lookup', hash: hashTool(toolWith(), hashOf) };
const account = { name: 'Acme', city: 'Bonn' };
const structured = (content: object, more: JsonObject = {}) => ({
  result: { content: [{ type: 'text', text: 'Acme' }], structuredContent: content, ...more },
});

let server: Awaited<ReturnType<typeof openMcpServer>>;
beforeAll(async () => {
  server = await openMcpServer({ tools: [toolWith()], token: 'tok-1234567890' });
});
afterAll(() => server.close());
beforeEach(() => {
  server.state.tools = [toolWith()];
  server.state.returns = structured(account);
});
afterEach(() => {
  server.state.calls = [];
  server.state.elsewhere = null;
});

const call = (changes: Partial<CallOptions> = {}) =>
  callOnce({
    url: server.url,
    token: 'tok-1234567890',
    allowedHosts: ['127.0.0.1'],
    tool,
    arguments: { number: '4711' },
    hashOf,
    ...changes,
  });

test('calls the tool once, with the arguments, and keeps the names of the fields alone', async () => {
  expect(await call()).toEqual({ fields: ['city', 'name'], problems: [] });
  expect(server.state.calls).toEqual([{ name: 'account_lookup', arguments: { number: '4711' } }]);
});

describe('what the schema says against an answer, without its values', () => {
  test.each<[string, object, string]>([
    ['a field that is not declared', { ...account, iban: 'DE02' }, '“iban” is not declared.'],
    ['another type', { name: 4711 }, '“name” is of another type than declared.'],
    ['a field that is missing', { city: 'Bonn' }, 'The answer lacks a field that is required.'],
    ['a key that is content', { ...account, 'ann@example.com': 1 }, '“*” is not declared.'],
  ])('%s', async (_what, content, problem) => {
    server.state.returns = structured(content);
    const found = await call();
    expect(found.problems).toContain(problem);
    for (const value of ['DE02', '4711', 'Bonn', 'ann@']) expect(JSON.stringify(found)).not.toContain(value);
  });

  test('no structured content, though one is declared: its text is looked at', async () => {
    server.state.returns = { result: { content: [{ type: 'text', text: JSON.stringify({ iban: 'DE02' }) }] } };
    expect(await call()).toEqual({ fields: ['iban'], problems: [expect.stringContaining('no structured content')] });
  });
});

describe('of a tool that declares nothing', () => {
  const silent = toolWith({ outputSchema: null });
  const silentTool = { name: silent.name, hash: hashTool(silent, hashOf) };
  beforeEach(() => {
    server.state.tools = [silent];
  });

  test('the fields are there to compare', async () => {
    expect(await call({ tool: silentTool })).toEqual({ fields: ['city', 'name'], problems: [] });
  });

  test('text alone shows nothing', async () => {
    server.state.returns = { result: { content: [{ type: 'text', text: 'Acme, Bonn' }] } };
    await expect(call({ tool: silentTool })).rejects.toThrow('text alone');
  });
});

test.each<[string, object | null, string]>([
  ['an error of the protocol', null, 'error -32602'],
  ['an error of the tool', structured(account, { isError: true }), 'answered that it failed'],
  ['a question back', structured(account, { resultType: 'input_required' }), 'asks for more'],
])('comes to nothing by %s', async (_what, returns, message) => {
  server.state.returns = returns;
  await expect(call()).rejects.toThrow(message);
});

test.each<[string, object[]]>([
  ['reads otherwise by now', [toolWith({ description: 'Deletes an account.' })]],
  ['is there twice', [toolWith(), toolWith()]],
  ['is gone', []],
])('is not called where it %s', async (_what, tools) => {
  server.state.tools = tools;
  await expect(call()).rejects.toThrow('was not called');
  expect(server.state.calls).toEqual([]);
});

test('goes through the guard, and shows a token that is refused', async () => {
  await expect(call({ allowedHosts: [] })).rejects.toThrow('An admin may allow the host');
  await expect(call({ token: 'another' })).rejects.toThrow('asks for a token');
  expect(server.state.calls).toEqual([]);
});

test('sends the arguments nowhere else: a redirect is told, and not followed', async () => {
  server.state.elsewhere = '/elsewhere';
  await expect(call()).rejects.toThrow(`redirects to ${new URL(server.url).origin}/elsewhere,`);
  expect(server.state.calls).toEqual([]);
});

test('in the later era, too, over TLS', async () => {
  const modern = await startBadServer({ era: 'modern', now: new Date() });
  try {
    const options = { ...modern, token: modern.tokens.broad, tool, arguments: { number: '1' }, hashOf };
    expect(await callOnce(options)).toEqual({ fields: ['city', 'name'], problems: [] });
  } finally {
    await modern.close();
  }
});
