import { z } from 'zod';
import { keptFilters } from '@/lib/url/portfolio';

/** A filter that is kept as the portfolio's address had it, whole: of one that cannot be read, what is kept would show more. */
export const keptFilter = z
  .string('This filter cannot be read.')
  .max(2_000, 'This filter is too long.')
  .refine((query) => keptFilters(query) !== null, 'This filter cannot be read. Choose it on the portfolio.');
