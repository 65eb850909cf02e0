import { CommandDialog } from '@/components/forms/command-dialog';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { MentionField } from './mention-field';

type Common = { place: Place; useCase: string };
type OnComment = Common & { comment: { id: string; body: string; author: string } };

export const AddCommentDialog = ({
  place,
  useCase,
  risk,
  people,
}: Common & { risk: { id: string; title: string }; people: Person[] }) => (
  <CommandDialog
    {...place}
    command="add-comment"
    hidden={{ useCase, risk: risk.id }}
    trigger="Comment"
    triggerVariant="quiet"
    triggerSize="sm"
    triggerIcon={<Icon name="note" size={14} />}
    triggerLabel={`Comment on the risk: ${risk.title}`}
    title={`Comment on "${risk.title}"`}
    doneMessage="Comment added"
  >
    <MentionField label="Comment" people={people} rows={5} />
  </CommandDialog>
);

export const EditCommentDialog = ({ place, useCase, comment, people }: OnComment & { people: Person[] }) => (
  <CommandDialog
    {...place}
    command="edit-comment"
    hidden={{ useCase, comment: comment.id }}
    trigger="Edit"
    triggerVariant="quiet"
    triggerSize="sm"
    triggerLabel="Edit your comment"
    title="Edit your comment"
    description="It is marked as edited. What it said before stays in the history."
    submitLabel="Save"
    doneMessage="Comment saved"
  >
    <MentionField label="Comment" people={people} defaultValue={comment.body} rows={5} />
  </CommandDialog>
);

export const RemoveCommentDialog = ({ place, useCase, comment }: OnComment) => (
  <CommandDialog
    {...place}
    command="remove-comment"
    hidden={{ useCase, comment: comment.id }}
    trigger="Remove"
    triggerVariant="quiet"
    triggerSize="sm"
    triggerLabel={`Remove the comment by ${comment.author}`}
    title="Remove this comment"
    description="Its words leave this page. The history keeps that it was there, and what it said."
    submitVariant="danger"
    doneMessage="Comment removed"
  >
    <TextField name="reason" label="Reason" required={false} />
  </CommandDialog>
);
