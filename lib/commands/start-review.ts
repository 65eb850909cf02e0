import { refuse } from '@/lib/domain/result';
import { mayStartReview } from '@/lib/domain/operation/review';
import { nextReviewOn } from '@/lib/domain/operation/review-interval';
import { newId } from '@/lib/db/new-id';
import { useCaseCommand } from './use-case-command';

/** Begins a review of what is in production: from now on it waits on each of the four owners. */
export const startReview = useCaseCommand({
  name: 'start-review',
  action: 'start-review',
  versioned: false,
  parts: ['judged'],
  leavesSignatures: true,
  input: {},
  async run({ tx, facts, actor, now }) {
    const reasons = mayStartReview(actor, facts);
    if (reasons.length > 0) return refuse('unmet', 'No review can be started now.', reasons);
    const id = newId();
    const of = { workspaceId: tx.workspaceId, useCaseId: facts.id };
    await tx.review.create({ data: { id, ...of, state: 'open', startedById: actor.memberId, startedAt: now } });
    return {
      ok: true,
      value: {
        event: { type: 'review.started', data: { reviewId: id, dueOn: nextReviewOn(facts) } },
        value: { review: id },
      },
    };
  },
});
