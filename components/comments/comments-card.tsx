'use client';

import { CommandForm } from '@/components/forms/command-form';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { CommentList, type Comment } from './comment-list';
import { MentionField } from './mention-field';

type Props = {
  place: Place;
  useCase: string;
  /** On this item; without one on the use case itself. */
  item?: string;
  comments: Comment[];
  earlier: number;
  people: Person[];
  now: Date;
};

/** What people say about a use case or an item, and a place to say something. */
export function CommentsCard({ place, useCase, item, comments, earlier, people, now }: Props) {
  return (
    <Card
      id="comments"
      title="Comments"
      description={comments.length === 0 ? `Nobody has said anything about ${item ?? 'it'} yet.` : undefined}
      flush
    >
      {earlier > 0 ? (
        <p className="border-b border-line px-4 py-2.5 text-sm text-ink-muted">
          {earlier === 1 ? 'An earlier one is' : `${earlier} earlier ones are`} in{' '}
          <TextLink href={`${place.base}/history`}>the history</TextLink>.
        </p>
      ) : null}
      {comments.length > 0 ? <CommentList {...{ place, useCase, comments, people, now }} /> : null}
      <div className={comments.length > 0 ? 'border-t border-line p-4' : 'p-4'}>
        <CommandForm
          {...place}
          command="add-comment"
          hidden={{ useCase, item }}
          submitLabel="Comment"
          submitVariant="secondary"
          onDone="reset"
          doneMessage="Comment added"
          draftKey={`comment-${useCase}${item ? `-${item}` : ''}`}
          gap="sm"
        >
          <MentionField label="Your comment" people={people} />
        </CommandForm>
      </div>
    </Card>
  );
}
