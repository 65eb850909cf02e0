import { z } from 'zod';
import { factors, type Factor } from '@/lib/domain/scoring/factors';
import { optionalLevel, rationale, webAddresses } from '@/lib/domain/use-case/fields';
import type { RatingFacts } from '@/lib/domain/use-case/facts';

const rating = z.strictObject({ level: optionalLevel, rationale, links: webAddresses }).prefault({ level: null });

/** The fields of the scoring form, whether it is kept or handed in. Factors that are not asked for are left out. */
export const assessmentFields = {
  ratings: z.strictObject(
    Object.fromEntries(factors.map((factor) => [factor, rating])) as Record<Factor, typeof rating>,
  ),
  /** What the form was drawn with (lib/db/scoring-draft.ts), so that two windows of one person do not overwrite each other. */
  basis: z.string().max(64).optional(),
};

/** Ratings of other factors than those asked for are dropped, whatever was sent. */
export const onlyAsked = (
  ratings: Record<Factor, RatingFacts>,
  asked: readonly Factor[],
): Record<Factor, RatingFacts> =>
  Object.fromEntries(
    factors.map((factor) => [
      factor,
      asked.includes(factor) ? ratings[factor] : { level: null, rationale: '', links: [] },
    ]),
  ) as Record<Factor, RatingFacts>;

export const otherWindow = {
  code: 'changed-meanwhile',
  message: 'What you entered is still in the form.',
  remedy: 'Compare it with the other window, then save again.',
};
