import { changesBetween } from '@/lib/domain/audit/changes';
import { mentionedIn } from '@/lib/domain/comments/comments';
import { refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { presentPeople } from '@/lib/db/active-member';
import { updateRow } from '@/lib/db/write-row';
import { commentFields } from './add-comment';
import { findComment } from './comment-scope';
import { useCaseCommand } from './use-case-command';

/** Says it otherwise: its author alone. It is marked as edited, and what it said before stays in the history. */
export const editComment = useCaseCommand({
  name: 'edit-comment',
  action: 'comment',
  versioned: false,
  aside: true,
  parts: ['risks'],
  input: { comment: id, ...commentFields },
  async run({ tx, facts, actor, now }, { comment: commentId, body, mentions }) {
    const found = await findComment(tx, facts, commentId);
    if (!found.ok) return found;
    const { author, place, ...before } = found.value;
    if (author.id !== actor.memberId) {
      const remedy = 'Answer it with a comment of your own.';
      const message = 'Only its author changes what a comment says.';
      return refuse('forbidden', message, [{ code: 'not-author', message, remedy, by: author.name }]);
    }
    if (body === before.body) {
      return refuse('unmet', 'It says so already.', [{ code: 'unchanged', message: 'Nothing of it was changed.' }]);
    }
    const mentioned = mentionedIn(body, await presentPeople(tx), [...before.mentioned, ...(mentions ?? [])]);
    const said = { body, mentioned: mentioned.map((person) => person.id), editedAt: now };
    await updateRow(tx, 'comment', commentId, said);
    return {
      ok: true,
      value: {
        event: {
          type: 'comment.edited',
          data: {
            ...place,
            commentId,
            changes: changesBetween({ body: before.body }, { body }, ['body']),
            mentioned: mentioned.filter((person) => !before.mentioned.includes(person.id)),
          },
        },
        value: { comment: commentId },
      },
    };
  },
});
