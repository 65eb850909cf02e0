import { expect, it } from 'vitest';
import { commentPath, mentionedIn, textParts } from './comments';

const people = [
  { id: '1', name: 'Ann' },
  { id: '2', name: 'Ann Lee' },
  { id: '3', name: 'Bo Ek' },
  { id: '4', name: 'Bo Ek' },
  { id: '5', name: 'Núria Öz' },
];
const ids = (body: string, chosen: string[] = []) => mentionedIn(body, people, chosen).map(({ id }) => id);

it.each([
  ['Thanks, @Ann!', ['1']],
  ['@Ann Lee knows', ['2']],
  ['@Ann and @Ann Lee', ['1', '2']],
  ['@Annabel is nobody here', []],
  ['mail ann@Ann Lee', []],
  ['(@Núria Öz)', ['5']],
  ['Ann without a sign', []],
  ['@', []],
])('finds in %j whom it names', (body, expected) => {
  expect(ids(body)).toEqual(expected);
});

it('tells people of one name apart by what was chosen from the list, as long as the text names them', () => {
  expect(ids('@Bo Ek, please')).toEqual([]);
  expect(ids('@Bo Ek, please', ['4'])).toEqual(['4']);
  expect(ids('Never mind', ['4'])).toEqual([]);
});

it('keeps every character of the text', () => {
  const body = 'Hi @Ann Lee,\n@Ann: see a@b @nobody @Bo Ek';
  const parts = textParts(
    body,
    people.map(({ name }) => name),
  );
  expect(parts.map(({ text }) => text).join('')).toBe(body);
  expect(parts.flatMap(({ name }) => name ?? [])).toEqual(['Ann Lee', 'Ann', 'Bo Ek']);
});

it('leads to the page of the thing', () => {
  expect(commentPath({ itemId: null, risk: null }, 'c')).toBe('/overview#comment-c');
  expect(commentPath({ itemId: 'ID-1', risk: null }, 'c')).toBe('/checklist/ID-1#comment-c');
  expect(commentPath({ itemId: null, risk: { id: 'r', title: 'R' } }, 'c')).toBe('/risks#comment-c');
});
