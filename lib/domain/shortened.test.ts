import { expect, it } from 'vitest';
import { shortened } from './shortened';

it('is the beginning of a longer text, and no character is cut in two', () => {
  expect(shortened('as it is', 8)).toBe('as it is');
  expect(shortened('longer than that', 6)).toBe('longer…');
  expect(shortened('a 😀 follows', 3)).toBe('a …');
  expect(shortened('a 😀 follows', 4)).toBe('a 😀…');
});
