import { expect, test } from 'vitest';
import { listOfWords, someOf } from './list-of-words';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d and e'],
])('all of %j', (words, text) => {
  expect(listOfWords(words)).toBe(text);
  expect(someOf(words)).toBe(text);
});

test('of many the first, and how many are left', () => {
  expect(someOf(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more');
});
