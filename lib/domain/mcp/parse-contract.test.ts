import { describe, expect, test } from 'vitest';
import { contractWith, toolWith } from '@/lib/domain/testing/mcp';
import { hashContract } from './contract';
import { parseContract } from './parse-contract';

const tool = { name: 'echo', description: 'Says it again.', inputSchema: { type: 'object' } };

const read = (value: unknown) => {
  const found = parseContract(typeof value === 'string' ? value : JSON.stringify(value));
  if (!found.ok) expect.fail(found.refusal.message);
  return found.value;
};

const refusal = (value: unknown) => {
  const found = parseContract(typeof value === 'string' ? value : JSON.stringify(value));
  return found.ok ? expect.fail('It was taken.') : found.refusal;
};

describe('what is pasted', () => {
  test.each([
    ['a list', [tool]],
    ['a result', { tools: [tool] }],
    ['a JSON-RPC envelope', { jsonrpc: '2.0', id: 1, result: { tools: [tool], resultType: 'complete' } }],
    ['a manifest', { server: { name: 'a', version: '1' }, tools: [tool] }],
    ['with a byte-order mark', `\ufeff${JSON.stringify([tool])}`],
  ])('%s gives the same tools', (_what, value) => {
    expect(read(value).tools).toEqual([{ ...tool, title: null, outputSchema: null, annotations: null }]);
  });

  test('a manifest as the command prints it comes back whole', () => {
    const contract = contractWith([toolWith({ annotations: { readOnlyHint: true, vendor: { a: 1 } } })]);
    expect(read(contract)).toEqual(contract);
  });

  test('a bare server name, and hints beside those of the protocol, are kept', () => {
    const found = read({ server: { name: 'crm' }, tools: [{ ...tool, annotations: { title: 'Echo', x: [1] } }] });
    expect(found).toMatchObject({ serverInfo: { name: 'crm', version: '' }, protocolVersion: null, era: null });
    expect(found.tools[0]?.annotations).toEqual({ title: 'Echo', x: [1] });
  });

  test('fields that are no part of the contract are left out', () => {
    expect(read([{ ...tool, icons: [], _meta: {} }]).tools[0]).not.toHaveProperty('icons');
  });
});

describe('what is wrong is said with its place', () => {
  test.each([
    ['nothing', ' ', /Paste/],
    ['no JSON', '{"tools": [', /^This is not JSON: it breaks off before its end\.$/],
    [
      'JSON with a mistake',
      '{\n"tools": {secret: 1}}',
      /^This is not JSON: it goes wrong in line 2, at character 11\.$/,
    ],
    ['other words', 'secret', /^This is not JSON\.$/],
    ['a number', '7', /neither/],
    ['no tools', { hello: 1 }, /no list of tools/],
    ['tools that are no list', { tools: {} }, /tools: /],
    ['in the envelope', { result: { tools: [{ ...tool, name: 7 }] } }, /^result\.tools\[0\]\.name: expected string/],
    ['a tool without a schema', [tool, { name: 'b' }], /^tools\[1\]\.inputSchema: .*nothing is there\.$/],
    ['a tool without a name', [{ ...tool, name: '' }], /^tools\[0\]\.name: A tool needs a name\.$/],
    [
      'a hint that is text',
      [{ ...tool, annotations: { readOnlyHint: 'yes' } }],
      /^tools\[0\]\.annotations\.readOnlyHint/,
    ],
    ['an error', { jsonrpc: '2.0', id: 1, error: { code: -32601 } }, /error/],
    ['the question', { jsonrpc: '2.0', id: 1, method: 'tools/list' }, /question/],
    ['one page of several', { tools: [tool], nextCursor: 'b' }, /only a page/],
    ['NUL', [{ ...tool, description: 'a\u0000b' }], /^\[0\]\.description: it contains a NUL/],
    ['half a character', '[{"name":"a","description":"\\ud800","inputSchema":{}}]', /half a character/],
    ['half a character in a key', '[{"name":"a","inputSchema":{"\\udc00":1}}]', /half a character/],
    ['a key that no record keeps', '[{"name":"a","inputSchema":{"__proto__":{"x":1}}}]', /__proto__/],
    ['a name without end', [{ ...tool, name: 'a'.repeat(501) }], /at most 500/],
    ['a number without end', '[{"name":"a","inputSchema":{"maximum":1e999}}]', /too large/],
    [
      'what is nested too deep',
      `[{"name":"a","inputSchema":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}]`,
      /nested deeper/,
    ],
    ['what is nested without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /nested deeper|not JSON/],
    ['more tools than are read', Array.from({ length: 2001 }, () => tool), /More than 2000/],
  ])('%s', (_what, value, message) => {
    const { kind, message: said, fields } = refusal(value);
    expect(kind).toBe('invalid');
    expect(said).toMatch(message);
    expect(fields?.manifest?.[0]).toBe(said);
  });

  test('more bytes than are read', () => {
    expect(refusal(`"${'a'.repeat(9 * 1024 * 1024)}"`).kind).toBe('too-large');
  });

  test('several at once', () => {
    expect(refusal([{ name: '' }, { name: 7 }]).fields?.manifest?.length).toBeGreaterThan(2);
  });
});

describe('the hash of a contract', () => {
  const hashOf = (value: unknown) => JSON.stringify(value);
  const [a, b] = [toolWith({ name: 'a' }), toolWith({ name: 'b' })];

  test('is the same whatever the order and the versions', () => {
    const one = hashContract(contractWith([a, b]), hashOf);
    const other = hashContract(
      contractWith([b, a], { serverInfo: { name: 'x', version: '9' }, protocolVersion: null }),
      hashOf,
    );
    expect(other.contract).toBe(one.contract);
    expect(one.tools.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test.each([
    ['name', { name: 'c' }],
    ['title', { title: 'C' }],
    ['description', { description: 'C' }],
    ['inputSchema', { inputSchema: {} }],
    ['outputSchema', { outputSchema: null }],
    ['annotations', { annotations: null }],
  ])('changes with the %s', (_what, change) => {
    const before = hashContract(contractWith([a]), hashOf).contract;
    expect(hashContract(contractWith([{ ...a, ...change }]), hashOf).contract).not.toBe(before);
  });

  test('changes with the instructions', () => {
    const before = hashContract(contractWith([a]), hashOf).contract;
    expect(hashContract(contractWith([a], { instructions: null }), hashOf).contract).not.toBe(before);
  });
});
