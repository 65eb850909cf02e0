'use client';

import { PersonName } from '@/components/ui/avatar';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { textParts } from '@/lib/domain/comments/comments';
import { CommentActions } from './comment-actions';

/** See lib/queries/comments.ts. */
export type Comment = {
  id: string;
  author: string;
  at: Date | string;
  editedAt: Date | string | null;
  removed: boolean;
  body: string;
  mentioned: string[];
  mayEdit: boolean;
  mayRemove: boolean;
};

type Props = { place: Place; useCase: string; comments: Comment[]; people: Person[]; now: Date };

/**
 * What was said, oldest first. Of what was removed only that it was there. On the client’s side, so that comments travel as data; of few
 * elements, since there may be a hundred (`.comment` in components/ui/ui.css).
 */
export function CommentList({ place, useCase, comments, people, now }: Props) {
  return (
    <ol className="divide-y divide-line">
      {comments.map((comment) => (
        <li key={comment.id} id={`comment-${comment.id}`} className="comment">
          <PersonName name={comment.author} />
          {comment.editedAt && !comment.removed ? (
            <span>
              <Time at={comment.at} now={now} look="both" />, edited <Time at={comment.editedAt} now={now} />
            </span>
          ) : (
            <Time at={comment.at} now={now} look="both" />
          )}
          {comment.removed ? (
            <p className="text-ink-subtle italic">This comment was removed.</p>
          ) : (
            <p>
              {textParts(comment.body, comment.mentioned).map(({ text, name }, index) =>
                name === null ? (
                  text
                ) : (
                  <strong key={index} className="font-medium text-accent-ink">
                    {text}
                  </strong>
                ),
              )}
            </p>
          )}
          {comment.mayEdit || comment.mayRemove ? <CommentActions {...{ place, useCase, comment, people }} /> : null}
        </li>
      ))}
    </ol>
  );
}
