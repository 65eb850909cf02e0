import { expect, test } from 'vitest';
import type { JsonValue } from '@/lib/domain/json';
import type { JsonObject } from '@/lib/domain/mcp/contract';
import { fit } from './fit';

const account: JsonObject = {
  type: 'object',
  properties: { name: { type: 'string' }, tags: { type: 'array', items: { enum: ['a', 'b'] } } },
  required: ['name'],
  additionalProperties: false,
};

test.each<[string, JsonValue, [string, string][]]>([
  ['fits', { name: 'x', tags: ['a'] }, []],
  ['another type', { name: 1 }, [['name', 'type']]],
  ['a field is missing', {}, [['', 'required']]],
  ['a field too many', { name: 'x', 'a/b': 1 }, [['a/b', 'false']]],
  ['within a list', { name: 'x', tags: ['a', 'c'] }, [['tags.1', 'enum']]],
])('%s', (_what, value, expected) => {
  const found = fit(account, value);
  expect('misfits' in found && found.misfits.map(({ path, keyword }) => [path.join('.'), keyword])).toEqual(expected);
});

test('the older dialect, and references within', () => {
  const schema: JsonObject = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    definitions: { n: { type: 'integer' } },
    items: [{ $ref: '#/definitions/n' }],
  };
  expect(fit(schema, [1])).toEqual({ misfits: [] });
  expect(fit(schema, ['1'])).toMatchObject({ misfits: [{ path: ['0'], keyword: 'type' }] });
  // And nothing was written into it.
  expect(Object.keys(schema)).toEqual(['$schema', 'definitions', 'items']);
});

test.each<[string, JsonObject, JsonValue, string]>([
  ['a pattern without end', { pattern: '^(a+)+$' }, `${'a'.repeat(40)}b`, 'takes too long'],
  ['a circle', { $ref: '#' }, 1, 'cannot be read'],
  ['another document', { $ref: 'https://10.0.0.1/a.json' }, 1, 'another document'],
  ['no pattern', { pattern: '(' }, 'x', 'cannot be read'],
])('a schema made to hurt: %s', (_what, schema, value, problem) => {
  expect(fit(schema, value)).toEqual({ problem: expect.stringContaining(problem) });
});
