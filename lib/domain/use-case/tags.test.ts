import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvCell } from '@/lib/domain/csv';
import { tag, tagsInCell, tagsOfCell } from './tags';

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

it('a cell lists several, each once, and says what is none', () => {
  expect(tagsOfCell(' Peak  season; pilot 2027,PILOT 2027 ;;\ncustoms ')).toEqual({
    tags: ['peak season', 'pilot 2027', 'customs'],
    refused: [],
  });
  const long = 'x'.repeat(41);
  expect(tagsOfCell(`gdpr; ${long}`)).toEqual({
    tags: ['gdpr'],
    refused: [{ text: long, why: 'Use at most 40 characters.' }],
  });
  expect(tagsOfCell(' ; , ')).toEqual({ tags: [], refused: [] });
});

it('what a file lists reads as it was, whatever a spreadsheet would make of it', () => {
  const one = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('=1+1', '-x', '+y', '@z'));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 10 }), (typed) => {
      const tags = [...new Set(typed.flatMap((text) => tag.safeParse(text).data ?? []))].filter(
        // An apostrophe before such a sign is how files mark a text; it is the one thing that does not come back.
        (text) => !/^'[=+\-@]/.test(text),
      );
      const cell = csvCell(tagsInCell(tags)).replace(/^"|"$/g, '').replaceAll('""', '"');
      expect(tagsOfCell(cell).tags.sort()).toEqual(tags.sort());
    }),
  );
});
