import { z } from 'zod';
import { factors, type Factor } from '@/lib/domain/scoring/factors';
import { optionalLevel, rationale, webAddresses, webAddressLines } from '@/lib/domain/use-case/fields';
import type { RatingFacts } from '@/lib/domain/use-case/facts';

const perFactor = <T extends z.ZodType>(rating: T) =>
  z.strictObject(Object.fromEntries(factors.map((factor) => [factor, rating])) as Record<Factor, T>);

/** What the form was drawn with (lib/db/scoring-draft.ts), so that two windows of one person do not overwrite each other. */
const basis = z.string().max(64).optional();

/** The fields of the scoring form as they are handed in. Factors that are not asked for are left out. */
export const assessmentFields = {
  ratings: perFactor(
    z.strictObject({ level: optionalLevel, rationale, links: webAddresses }).prefault({ level: null }),
  ),
  basis,
};

/** The same while somebody is still typing: half an address is no reason not to keep the rest. */
export const draftFields = {
  ratings: perFactor(
    z.strictObject({ level: optionalLevel, rationale, links: webAddressLines }).prefault({ level: null }),
  ),
  basis,
};

const nothing: RatingFacts = { level: null, rationale: '', links: [] };

/** Ratings of factors that are not asked for are not taken, whatever was sent: they stay what they were. */
export const onlyAsked = (
  ratings: Record<Factor, RatingFacts>,
  asked: readonly Factor[],
  before?: Record<Factor, RatingFacts>,
): Record<Factor, RatingFacts> =>
  Object.fromEntries(
    factors.map((factor) => [factor, asked.includes(factor) ? ratings[factor] : (before?.[factor] ?? nothing)]),
  ) as Record<Factor, RatingFacts>;

export const otherWindow = {
  code: 'changed-meanwhile',
  message: 'What you entered is still in the form.',
  remedy: 'Compare it with the other window, then save again.',
};
