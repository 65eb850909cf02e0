import { expect, test } from 'vitest';
import type { JsonValue } from '@/lib/domain/json';
import { isApprovedField, returnedFields } from './returned-fields';

const none = new Set<string>();

test.each<[string, JsonValue, string[]]>([
  [
    'fields, and those within, lists passed through',
    { a: { b: 1 }, list: [{ c: 1 }, { d: null }] },
    ['a', 'a.b', 'list', 'list.c', 'list.d'],
  ],
  ['a list of records', [{ id: 1 }, { id: 2, name: 'x' }], ['id', 'name']],
  ['keys that are content', { 'ann@example.com': { since: 1 }, '4711': 1, 'Ann Smith': 1 }, ['*', '*.since']],
  ['nothing', 'text', []],
])('%s', (_what, answer, fields) => {
  expect(returnedFields(answer, none)).toEqual(fields);
});

test('a key that the schema declares stands as it is', () => {
  expect(returnedFields({ '@id': 1, 'a b': 1 }, new Set(['@id']))).toEqual(['*', '@id']);
});

test('no more than what somebody can look at, however large and deep the answer is', () => {
  const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`f${at}`, at]));
  expect(returnedFields(wide, none)).toHaveLength(500);
  let deep: JsonValue = 1;
  for (let level = 0; level < 5_000; level += 1) deep = { a: deep };
  expect(returnedFields(deep, none).length).toBeLessThan(100);
});

test('what holds an approved field may be there', () => {
  expect(
    ['contact', 'contact.email', 'contact.iban', 'con'].map((one) => isApprovedField(one, ['contact.email'])),
  ).toEqual([true, true, false, false]);
});
