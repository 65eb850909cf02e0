import { CommandDialog } from '@/components/forms/command-dialog';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { MentionField } from './mention-field';

type Props = { place: Place; useCase: string; risk: { id: string; title: string }; people: Person[] };

export const AddCommentDialog = ({ place, useCase, risk, people }: Props) => (
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
