import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tag } from './tags';

it.each([
  ['  Customer-Facing ', 'customer-facing'],
  ['Peak \t\n season', 'peak season'],
  ['ÄRZTE', 'ärzte'],
])('%j is the tag %j', (typed, kept) => {
  expect(tag.parse(typed)).toBe(kept);
});

it.each([
  ['', 'Enter a tag.'],
  [' \n', 'Enter a tag.'],
  ['x'.repeat(41), 'Use at most 40 characters.'],
  ['one, two', 'Use no comma or semicolon; add tags one after the other.'],
  [7, 'Enter a tag.'],
])('%j is none', (typed, why) => {
  expect(tag.safeParse(typed).error?.issues[0]?.message).toBe(why);
});

it('stays the same tag when it is read again, as from an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (typed) => {
      const once = tag.safeParse(typed);
      if (once.success) expect(tag.parse(once.data)).toBe(once.data);
    }),
  );
});
