import { expect, test } from 'vitest';
import { memoized } from './memoized';

test('each text is computed once, until there are too many of them', () => {
  const computed: string[] = [];
  const upper = memoized((text) => (computed.push(text), text.toUpperCase()), 2);
  expect(['a', 'b', 'a', 'b'].map(upper)).toEqual(['A', 'B', 'A', 'B']);
  expect(computed).toEqual(['a', 'b']);
  expect(['c', 'a'].map(upper)).toEqual(['C', 'A']);
  expect(computed).toEqual(['a', 'b', 'c', 'a']);
});
