import { addDays, addMonths, dayOf } from '@/lib/domain/day';
import type { ActionTier } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { Day, ReviewFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

/** Months from one review of what is in production to the next: the more its tools may do, the sooner. */
export const reviewMonths: Record<ActionTier, number> = {
  'read-only': 12,
  draft: 6,
  'reversible-write': 3,
  irreversible: 1,
};

/** Days before its day on which a review begins to wait on its business owner. */
export const reviewNoticeDays = 14;

/** The newest review after which the use case stays in production; null: none since it entered. */
export function lastReview(facts: Pick<UseCaseFacts, 'reviews' | 'stageEnteredAt'>): ReviewFacts | null {
  const held = facts.reviews.filter(
    ({ conclusion }) =>
      conclusion !== null && conclusion.outcome !== 'go-back' && conclusion.at >= facts.stageEnteredAt,
  );
  return held.at(-1) ?? null;
}

/**
 * The last day for the next review: so many months after the last one, or after entering production, by the tier that
 * counts now. A raised tier shortens it at once. Null outside production. A review that says it must go back
 * makes it due at once, until the use case has gone.
 */
export function nextReviewOn(
  facts: Pick<UseCaseFacts, 'stage' | 'stageEnteredAt' | 'reviews' | 'actionTier' | 'tools'>,
): Day | null {
  if (facts.stage !== 'production') return null;
  const newest = facts.reviews.findLast(({ conclusion }) => conclusion !== null)?.conclusion;
  if (newest?.outcome === 'go-back' && newest.at >= facts.stageEnteredAt) return dayOf(newest.at);
  const from = lastReview(facts)?.conclusion?.at ?? facts.stageEnteredAt;
  return addMonths(dayOf(from), reviewMonths[effectiveTier(facts)]);
}

export type ReviewTiming = 'overdue' | 'due-soon' | 'later';

/** How a review's day lies to today. The day itself is not late yet. */
export function reviewTiming(nextOn: Day, now: Date): ReviewTiming {
  const today = dayOf(now);
  if (nextOn < today) return 'overdue';
  return nextOn <= addDays(today, reviewNoticeDays) ? 'due-soon' : 'later';
}
