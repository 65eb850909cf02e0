import { z } from 'zod';
import { mayConclude, reviewOutcomes } from '@/lib/domain/operation/review';
import { nextReviewOn } from '@/lib/domain/operation/review-interval';
import { notFound, refuse, type Result } from '@/lib/domain/result';
import type { ReviewFacts } from '@/lib/domain/use-case/facts';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { conditionRows, readConditions, saveConditions, type Condition } from './condition-rows';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * The business owner's conclusion of a review in which all four have attested what is now. That it must go back moves nothing:
 * moving it is a move (move-stage), and until then the review stays due.
 */
export const concludeReview = useCaseCommand({
  name: 'conclude-review',
  action: 'conclude-review',
  versioned: true,
  parts: ['judged', 'signOffs'],
  leavesSignatures: true,
  input: {
    review: id,
    outcome: z.enum(reviewOutcomes, { error: 'Choose the outcome.' }),
    summary: optionalReason,
    conditions: conditionRows,
  },
  async run({ tx, facts, actor, now }, { review: reviewId, outcome, summary, conditions: rows }) {
    const review = facts.reviews.find((one) => one.id === reviewId);
    if (!review) return notFound();
    const reasons = mayConclude(actor, review, facts, outcome);
    if (reasons.length > 0) return refuse('unmet', 'This review cannot be concluded like that.', reasons);
    if (outcome === 'go-back' && !summary) return wrongField('summary', 'Say why it must go back.');
    const conditions: Result<Condition[]> =
      outcome === 'continue-with-conditions' ? await readConditions(tx, rows ?? [], now) : { ok: true, value: [] };
    if (!conditions.ok) return conditions;

    await tx.review.update({
      where: { id: reviewId },
      data: { state: 'concluded', outcome, summary: summary ?? '', concludedById: actor.memberId, concludedAt: now },
    });
    saveConditions(tx, { reviewId }, conditions.value);
    const concluded: ReviewFacts = {
      ...review,
      state: 'concluded',
      conclusion: { outcome, summary: summary ?? '', by: { id: actor.memberId, name: actor.name }, at: now },
    };
    const reviews = facts.reviews.map((one) => (one.id === reviewId ? concluded : one));
    return {
      ok: true,
      value: {
        event: {
          type: 'review.concluded',
          data: {
            reviewId,
            outcome,
            conditions: conditions.value,
            nextReviewOn: nextReviewOn({ ...facts, reviews }),
          },
        },
        reason: summary,
        value: { review: reviewId, outcome },
      },
    };
  },
});
