import { z } from 'zod';
import { itemId } from '@/lib/domain/checklist/fields';
import { commentLimit, mentionedIn } from '@/lib/domain/comments/comments';
import { notFound } from '@/lib/domain/result';
import { id, optionalId, text } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { presentPeople } from '@/lib/db/active-member';
import { insertRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

export const commentFields = {
  body: text('what you want to say', 1, commentLimit),
  /** Members chosen from the list; of those, who is named in the text is mentioned. */
  mentions: z.array(id).max(50, 'Mention at most 50 people.').optional(),
};

/** Says something about the use case, or with `item` or `risk` about one of those. It disturbs nobody who is at work on it. */
export const addComment = useCaseCommand({
  name: 'add-comment',
  action: 'comment',
  versioned: false,
  aside: true,
  parts: ['risks'],
  input: { ...commentFields, item: z.union([z.literal(''), itemId]).optional(), risk: optionalId.optional() },
  async run({ tx, facts, actor, now }, { body, mentions, item, risk: riskId }) {
    const risk = facts.risks.find((one) => one.id === riskId);
    if (riskId && !risk) return notFound();
    if (item && risk) return wrongField('item', 'A comment is on an item or on a risk, not on both.');
    const mentioned = mentionedIn(body, await presentPeople(tx), mentions);
    const commentId = newId();
    const row = {
      id: commentId,
      workspaceId: tx.workspaceId,
      useCaseId: facts.id,
      itemId: item || null,
      riskId: risk?.id ?? null,
      authorId: actor.memberId,
      body,
      mentioned: mentioned.map((person) => person.id),
      createdAt: now,
    };
    tx.later(insertRow(tx, 'comment', row));
    const place = { itemId: item || null, risk: risk ? { id: risk.id, title: risk.title } : null };
    return {
      ok: true,
      value: {
        event: { type: 'comment.added', data: { ...place, commentId, body, mentioned } },
        value: { comment: commentId },
      },
    };
  },
});
