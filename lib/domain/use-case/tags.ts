import { z } from 'zod';
import { text } from './fields';

/** Free words stay of use while they are few: at most so many on one use case, and in the whole workspace. */
export const tagLimits = { length: 40, ofUseCase: 10, ofWorkspace: 200 };

/** A word or a few. Lower case with single spaces, so that what reads the same is the same tag. */
export const tag = z
  .string({ error: 'Enter a tag.' })
  .transform((words) => words.toLowerCase().replace(/\s+/g, ' '))
  .pipe(text('a tag', 1, tagLimits.length))
  // Files list several in one cell.
  .refine((words) => !/[,;]/.test(words), 'Use no comma or semicolon; add tags one after the other.');

/** Several in one cell of a file: "peak season; pilot 2027". Sorted, so that equal sets are equal texts. */
export const tagsInCell = (tags: readonly string[]): string => [...new Set(tags)].sort().join('; ');

/** The tags of such a text. */
export const listedTags = (cell: string | null): string[] => (cell ? cell.split('; ') : []);

/** The tags that a cell of a file lists, each once, and what is none, with why. */
export function tagsOfCell(cell: string): { tags: string[]; refused: { text: string; why: string }[] } {
  const tags = new Set<string>();
  const refused: { text: string; why: string }[] = [];
  // A file that was written here keeps a text that would be calculated a text by an apostrophe before it (lib/domain/csv.ts).
  const listed = cell.trim().replace(/^'(?=[=+\-@])/, '');
  for (const part of listed.split(/[;,\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const read = tag.safeParse(part);
    if (read.success) tags.add(read.data);
    else refused.push({ text: part, why: read.error.issues[0]?.message ?? 'It is no tag.' });
  }
  return { tags: [...tags], refused };
}
