'use client';

import { useState } from 'react';
import { AskedDialog } from '@/components/forms/command-dialog';
import { TextField } from '@/components/forms/text-field';
import { buttonClass } from '@/components/ui/button';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { MentionField } from './mention-field';

type Common = { place: Place; useCase: string; people: Person[] };
type Action = 'edit' | 'remove';
type Own = { id: string; body: string; author: string; mayEdit: boolean; mayRemove: boolean };

const look = buttonClass({ variant: 'quiet', size: 'sm' });

/** What whoever looks may do with a comment. Nothing but its buttons until they are pressed: a page may hold a hundred comments. */
export function CommentActions({ comment, ...common }: Common & { comment: Own }) {
  const [open, setOpen] = useState<Action | null>(null);
  const [drawn, setDrawn] = useState<readonly Action[]>([]);
  const { mayEdit, mayRemove, author } = comment;
  const ask = (action: Action) => {
    setDrawn([...new Set([...drawn, action])]);
    setOpen(action);
  };
  const dialog = { ...common, comment, onClose: () => setOpen(null) };
  return (
    <div>
      {mayEdit ? (
        <button
          aria-label="Edit your comment"
          aria-haspopup="dialog"
          type="button"
          className={look}
          onClick={() => ask('edit')}
        >
          Edit
        </button>
      ) : null}
      {mayRemove ? (
        <button
          aria-label={`Remove the comment by ${author}`}
          aria-haspopup="dialog"
          type="button"
          className={look}
          onClick={() => ask('remove')}
        >
          Remove
        </button>
      ) : null}
      {drawn.includes('edit') ? <EditDialog {...dialog} open={open === 'edit'} /> : null}
      {drawn.includes('remove') ? <RemoveDialog {...dialog} open={open === 'remove'} /> : null}
    </div>
  );
}

type Opened = Common & { comment: Own; open: boolean; onClose: () => void };

const EditDialog = ({ place, useCase, comment, people, ...opened }: Opened) => (
  <AskedDialog
    {...place}
    {...opened}
    command="edit-comment"
    hidden={{ useCase, comment: comment.id }}
    title="Edit your comment"
    description="It is marked as edited. What it said before stays in the history."
    submitLabel="Save"
    doneMessage="Comment saved"
  >
    <MentionField label="Comment" people={people} defaultValue={comment.body} rows={5} />
  </AskedDialog>
);

const RemoveDialog = ({ place, useCase, comment, people: _, ...opened }: Opened) => (
  <AskedDialog
    {...place}
    {...opened}
    command="remove-comment"
    hidden={{ useCase, comment: comment.id }}
    title="Remove this comment"
    description="Its words leave this page. The history keeps that it was there, and what it said."
    submitLabel="Remove"
    submitVariant="danger"
    doneMessage="Comment removed"
  >
    <TextField name="reason" label="Reason" required={false} />
  </AskedDialog>
);
