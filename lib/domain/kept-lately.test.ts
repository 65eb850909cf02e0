import { expect, test } from 'vitest';
import { KeptLately } from './kept-lately';

const kept = (entries: number, characters?: number) =>
  new KeptLately<string>({ entries, characters }, (text) => text.length);

test('what was not asked for the longest makes room', () => {
  const texts = kept(2);
  texts.set('a', 'A');
  texts.set('b', 'B');
  expect(texts.get('a')).toBe('A');
  texts.set('c', 'C');
  expect(['a', 'b', 'c'].map((name) => texts.get(name))).toEqual(['A', undefined, 'C']);
});

test('and so it does where texts are long; one that is set again is counted once', () => {
  const texts = kept(10, 10);
  texts.set('a', '123456');
  texts.set('a', '1234567');
  texts.set('b', '123');
  expect(texts.get('a')).toBe('1234567');
  texts.set('c', '123');
  expect(['a', 'b', 'c'].map((name) => texts.get(name))).toEqual(['1234567', undefined, '123']);
});
