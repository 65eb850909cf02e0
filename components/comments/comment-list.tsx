'use client';

import { Avatar } from '@/components/ui/avatar';
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

/** What was said, oldest first. Of what was removed only that it was there. On the client’s side, so that comments travel as data. */
export function CommentList({ place, useCase, comments, people, now }: Props) {
  return (
    <ol className="divide-y divide-line">
      {comments.map((comment) => (
        <li
          key={comment.id}
          id={`comment-${comment.id}`}
          className="flex scroll-mt-20 gap-3 px-4 py-3 target:bg-accent-soft"
        >
          <span className="mt-0.5">
            <Avatar name={comment.author} />
          </span>
          <div className="min-w-0 flex-1 space-y-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="min-w-0 font-medium">{comment.author}</p>
              <p className="text-sm text-ink-subtle">
                <Time at={comment.at} now={now} look="both" />
                {comment.editedAt && !comment.removed ? (
                  <>
                    , edited <Time at={comment.editedAt} now={now} />
                  </>
                ) : null}
              </p>
            </div>
            {comment.removed ? (
              <p className="text-ink-subtle italic">This comment was removed.</p>
            ) : (
              <p className="max-w-prose wrap-anywhere whitespace-pre-line">
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
          </div>
        </li>
      ))}
    </ol>
  );
}
