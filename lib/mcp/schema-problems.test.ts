import { expect, test } from 'vitest';
import { schemaProblems } from './schema-problems';

test.each([
  ['no dialect', { type: 'object', properties: { a: { type: 'string' } } }],
  ['2020-12', { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: { a: true }, type: 'object' }],
  ['draft 7', { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', items: [{ type: 'string' }] }],
  ['words of others', { type: 'object', 'x-mcp-header': 'Region' }],
  ['a reference to another document, which is not followed', { $ref: 'https://10.0.0.1/schema.json' }],
])('valid: %s', (_what, schema) => {
  expect(schemaProblems(schema)).toEqual([]);
});

test.each([
  ['a type that is none', { type: 'strin' }, '/type must be equal to one of the allowed values.'],
  ['a list that is none', { type: 'object', required: 'a' }, '/required must be array.'],
  ['deep inside', { properties: { a: { minLength: -1 } } }, '/properties/a/minLength must be >= 0.'],
  ['draft 7 in 2020-12', { items: [{ type: 'string' }] }, '/items must be object,boolean.'],
  [
    'another dialect',
    { $schema: 'http://json-schema.org/draft-04/schema#' },
    'it is written in https://json-schema.org/draft-04/schema, not in JSON Schema 2020-12.',
  ],
])('invalid: %s', (_what, schema, problem) => {
  expect(schemaProblems(schema)).toContain(problem);
});

test('a schema that would take for ever when used is only looked at', () => {
  const levels = Array.from({ length: 60 }, (_, at) => [
    `d${at}`,
    { allOf: [{ $ref: `#/$defs/d${at + 1}` }, { $ref: `#/$defs/d${at + 1}` }] },
  ]);
  expect(
    schemaProblems({ $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(levels), d60: { pattern: '^(a+)+$' } } }),
  ).toEqual([]);
});
