import { can } from '@/lib/domain/access/can';
import { refuse } from '@/lib/domain/result';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { findComment } from './comment-scope';
import { useCaseCommand } from './use-case-command';

/** Takes a comment off the page: its author, or an admin. That it was there, and what it said, stays in the history. */
export const removeComment = useCaseCommand({
  name: 'remove-comment',
  action: 'comment',
  versioned: false,
  aside: true,
  parts: ['risks'],
  input: { comment: id, reason: optionalReason.optional() },
  async run({ tx, facts, actor, now }, { comment: commentId, reason }) {
    const found = await findComment(tx, facts, commentId);
    if (!found.ok) return found;
    const { author, place } = found.value;
    const forbidden = can(actor, 'remove-comment', { personId: author.id });
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const gone = { body: '', mentioned: [], removedAt: now, removedById: actor.memberId };
    await updateRow(tx, 'comment', commentId, gone);
    return {
      ok: true,
      value: {
        event: { type: 'comment.removed', data: { ...place, commentId, author } },
        reason,
        value: { comment: commentId },
      },
    };
  },
});
