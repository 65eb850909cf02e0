import { CommandDialog } from '@/components/forms/command-dialog';
import { NumberField } from '@/components/forms/number-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Card } from '@/components/ui/card';
import type { Reason } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';

type Props = { facts: UseCaseFacts; place: Place; mayEdit: Reason | null };

/** Who takes part in the pilot. */
export function PilotGroupCard({ facts, place, mayEdit }: Props) {
  const { pilotGroup, pilotSize } = facts;
  const stated = pilotGroup !== null || pilotSize !== null;
  return (
    <Card
      id="pilot-group"
      title="Pilot group"
      actions={
        mayEdit ? null : (
          <CommandDialog
            {...place}
            command="save-pilot-group"
            hidden={{ useCase: facts.key, version: facts.version }}
            trigger={stated ? 'Edit' : 'Name the group'}
            triggerSize="sm"
            triggerLabel={stated ? 'Edit the pilot group' : undefined}
            title="Pilot group"
            description="A small named group: about 20 people or fewer give the clearest signal."
            width="sm"
            submitLabel="Save pilot group"
            doneMessage="Pilot group saved"
          >
            <TextAreaField
              name="pilotGroup"
              label="Who takes part"
              rows={3}
              maxLength={500}
              required={false}
              defaultValue={pilotGroup}
            />
            <NumberField
              name="pilotSize"
              label="How many people"
              unit="people"
              min={1}
              step={1}
              required={false}
              defaultValue={pilotSize}
            />
          </CommandDialog>
        )
      }
    >
      {stated ? (
        <div className="space-y-1">
          <p className="whitespace-pre-line">{pilotGroup ?? <span className="text-ink-muted">Not named yet.</span>}</p>
          <p className="text-sm text-ink-muted">
            {pilotSize === null ? 'Size not stated.' : `${pilotSize} ${pilotSize === 1 ? 'person' : 'people'}`}
          </p>
        </div>
      ) : (
        <div className="space-y-1 text-ink-muted">
          <p>Not stated yet.</p>
          <MayNot reason={mayEdit} />
        </div>
      )}
    </Card>
  );
}
