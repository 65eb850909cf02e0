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
