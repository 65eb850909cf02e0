import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { Place } from '@/components/use-case-tab/place';

type Props = { place: Place; useCase: string; version: number; round: string; revealed: boolean };

/** Gives a running round up, for a reason. */
export const CancelRound = ({ place, useCase, version, round, revealed }: Props) => (
  <CommandDialog
    {...place}
    command="cancel-scoring-round"
    hidden={{ useCase, version, round }}
    trigger="Give up"
    triggerVariant="quiet"
    triggerLabel="Give the scoring round up"
    title="Give the round up"
    description={
      revealed
        ? 'Nothing comes of what was scored, and it is not shown any more. You can ask people anew afterwards.'
        : 'What was handed in stays with its scorers and is shown to nobody. You can ask people anew afterwards.'
    }
    submitLabel="Give it up"
    doneMessage="The round is given up"
  >
    <TextAreaField name="reason" label="Why" rows={2} maxLength={2000} />
  </CommandDialog>
);
