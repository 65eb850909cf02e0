import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { contractWith, toolWith } from '@/lib/domain/testing/mcp';
import type { JsonObject, ToolDefinition } from './contract';
import { compareContracts, type DriftKind } from './drift';

const hashOf = (value: unknown) => JSON.stringify(value);
const base = toolWith();

const between = (after: Partial<ToolDefinition>, before: Partial<ToolDefinition> = {}) =>
  compareContracts(contractWith([{ ...base, ...before }]), contractWith([{ ...base, ...after }]), hashOf);

const input = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const number = { type: 'string', maxLength: 12 };

describe('what happened to a tool', () => {
  test.each<[what: string, kinds: DriftKind[], after: Partial<ToolDefinition>, before?: Partial<ToolDefinition>]>([
    ['other words', ['reworded'], { description: 'Looks up an account.' }],
    ['another title', ['reworded'], { title: null }],
    [
      'a parameter more',
      ['widened'],
      { inputSchema: input({ a: number, b: number }) },
      { inputSchema: input({ a: number }) },
    ],
    [
      'a parameter more that is called as what every object has',
      ['widened'],
      { inputSchema: input({ a: number, constructor: number }) },
      { inputSchema: input({ a: number }) },
    ],
    ['a parameter less', ['narrowed'], { inputSchema: input({}) }, { inputSchema: input({ a: number }) }],
    [
      'required now',
      ['narrowed'],
      { inputSchema: input({ a: number }, { required: ['a'] }) },
      { inputSchema: input({ a: number }) },
    ],
    [
      'no longer required',
      ['widened'],
      { inputSchema: input({ a: number }) },
      { inputSchema: input({ a: number }, { required: ['a'] }) },
    ],
    [
      'fewer choices',
      ['narrowed'],
      { inputSchema: input({ a: { enum: ['x'] } }) },
      { inputSchema: input({ a: { enum: ['x', 'y'] } }) },
    ],
    [
      'more choices',
      ['widened'],
      { inputSchema: input({ a: { enum: ['x', 'y'] } }) },
      { inputSchema: input({ a: { enum: ['x'] } }) },
    ],
    [
      'a tighter bound',
      ['narrowed'],
      { inputSchema: input({ a: { maxLength: 5 } }) },
      { inputSchema: input({ a: { maxLength: 9 } }) },
    ],
    [
      'a looser bound',
      ['widened'],
      { inputSchema: input({ a: { minimum: 1 } }) },
      { inputSchema: input({ a: { minimum: 5 } }) },
    ],
    [
      'a bound taken away',
      ['widened'],
      { inputSchema: input({ a: {} }) },
      { inputSchema: input({ a: { maxItems: 3 } }) },
    ],
    ['opened', ['widened'], { inputSchema: input({}) }, { inputSchema: input({}, { additionalProperties: false }) }],
    ['closed', ['narrowed'], { inputSchema: input({}, { additionalProperties: false }) }, { inputSchema: input({}) }],
    [
      'another type',
      ['narrowed', 'widened'],
      { inputSchema: input({ a: { type: 'number' } }) },
      { inputSchema: input({ a: { type: 'string' } }) },
    ],
    [
      'a parameter described',
      ['reworded'],
      { inputSchema: input({ a: { description: 'A' } }) },
      { inputSchema: input({ a: {} }) },
    ],
    ['a pattern', ['narrowed'], { inputSchema: input({ a: { pattern: '^a' } }) }, { inputSchema: input({ a: {} }) }],
    [
      'it returns more',
      ['widened'],
      { outputSchema: input({ name: number, iban: number }) },
      { outputSchema: input({ name: number }) },
    ],
    ['it returns less', ['narrowed'], { outputSchema: input({}) }, { outputSchema: input({ name: number }) }],
    ['no output schema any more', ['narrowed'], { outputSchema: null }],
    ['an output schema now', ['reworded'], {}, { outputSchema: null }],
    ['no longer read-only', ['risk-raising'], { annotations: { ...base.annotations, readOnlyHint: false } }],
    [
      'destructive now',
      ['risk-raising'],
      { annotations: { readOnlyHint: false, destructiveHint: true } },
      { annotations: { readOnlyHint: false, destructiveHint: false } },
    ],
    ['hints gone', ['risk-raising'], { annotations: null }],
    ['hints given', ['reworded'], {}, { annotations: null }],
    ['the words say worse', ['risk-raising', 'reworded'], { description: 'Deletes an account.' }],
  ])('%s', (_what, kinds, after, before) => {
    const drift = between(after, before);
    expect(drift.same).toBe(false);
    expect(drift.tools[0]?.kinds.filter((kind) => kinds.includes(kind))).toEqual(kinds);
    if (!kinds.includes('risk-raising')) expect(drift.tools[0]?.kinds).toEqual(kinds);
  });

  test('each place has its path, and what stood and stands there', () => {
    const [tool] = between(
      { inputSchema: input({ a: { maxLength: 5 } }) },
      { inputSchema: input({ a: { maxLength: 9 } }) },
    ).tools;
    expect(tool?.differences).toEqual([
      {
        path: 'inputSchema.properties.a.maxLength',
        kind: 'narrowed',
        before: 9,
        after: 5,
        message: 'maxLength was changed.',
      },
    ]);
  });
});

describe('what happened to a contract', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => toolWith({ name })) as [
    ToolDefinition,
    ToolDefinition,
    ToolDefinition,
  ];

  test('tools added and removed', () => {
    const drift = compareContracts(contractWith([a, b]), contractWith([c, b]), hashOf);
    expect(drift.tools.map(({ tool, kinds }) => [tool, ...kinds])).toEqual([
      ['a', 'removed'],
      ['c', 'added'],
    ]);
  });

  test('a second tool of one name is one more', () => {
    const drift = compareContracts(contractWith([a]), contractWith([a, { ...a, description: 'x' }]), hashOf);
    expect(drift.tools).toMatchObject([{ tool: 'a', kinds: ['added'] }]);
  });

  test('another order or version is no drift, other instructions are', () => {
    const newer = { serverInfo: { name: 'accounts', version: '2' } };
    const drift = compareContracts(contractWith([a, b]), contractWith([b, a], newer), hashOf);
    expect(drift).toMatchObject({ same: true, tools: [], server: [{ path: 'serverInfo.version', after: '2' }] });
    expect(compareContracts(contractWith([a]), contractWith([a], { instructions: 'x' }), hashOf).same).toBe(false);
    const pasted = contractWith([a], { serverInfo: null, protocolVersion: null });
    for (const [before, after] of [[pasted, contractWith([a])] as const, [contractWith([a]), pasted] as const]) {
      expect(compareContracts(before, after, hashOf).server, 'what a pasted list leaves out').toEqual([]);
    }
  });

  test('no change of a definition goes unseen, and none is seen where there is none', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [before, after] = [
          { ...a, inputSchema: one },
          { ...a, inputSchema: other },
        ];
        const drift = compareContracts(contractWith([before]), contractWith([after]), hashOf);
        const equal = JSON.stringify(one) === JSON.stringify(other);
        expect(drift.same).toBe(equal);
        expect(drift.tools.every(({ differences, kinds }) => differences.length > 0 && kinds.length > 0)).toBe(true);
      }),
    );
  });
});
