import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { Place } from '@/components/use-case-tab/place';

/** Gives a running round up, for a reason. */
export const CancelRound = ({ place, useCase, round }: { place: Place; useCase: string; round: string }) => (
  <CommandDialog
    {...place}
    command="cancel-scoring-round"
    hidden={{ useCase, round }}
    trigger="Give up"
    triggerVariant="quiet"
    triggerLabel="Give the scoring round up"
    title="Give the round up"
    description="What was handed in stays with its scorers and is shown to nobody. You can ask people anew afterwards."
    submitLabel="Give it up"
    doneMessage="The round is given up"
  >
    <TextAreaField name="reason" label="Why" rows={2} maxLength={2000} />
  </CommandDialog>
);
