import { CommandDialog } from '@/components/forms/command-dialog';
import { DateField } from '@/components/forms/date-field';
import { RadioField } from '@/components/forms/radio-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import type { Place } from '@/components/use-case-tab/place';
import { dayOf } from '@/lib/domain/day';
import { severities, severityLabels, severityMeanings } from '@/lib/domain/operation/incidents';
import { stageLabels } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

type Props = {
  facts: UseCaseFacts;
  suspensions: readonly ('pilot' | 'parked')[];
  first: boolean;
  place: Place;
  now: Date;
};

const meanings = {
  pilot: {
    label: 'Back to its pilot',
    hint: 'Only the pilot group goes on. Production is entered anew, with new signatures.',
  },
  parked: { label: 'Park it', hint: 'Nobody uses it until the incident is resolved; then its pilot begins anew.' },
};

/** What went wrong, and whether the use case goes on meanwhile. */
export function ReportIncident({ facts, suspensions, first, place, now }: Props) {
  const today = dayOf(now);
  return (
    <CommandDialog
      {...place}
      command="report-incident"
      hidden={{ useCase: facts.key, version: facts.version }}
      trigger={first ? 'Report an incident' : 'Report another'}
      triggerLabel="Report an incident"
      title="Report an incident"
      submitLabel="Report"
      doneMessage="Incident reported"
      width="md"
    >
      <TextField name="title" label="In a few words" placeholder="Answers from another account" maxLength={200} />
      <TextAreaField name="description" label="What happened" rows={4} maxLength={4000} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <SelectField
          name="severity"
          label="Severity"
          placeholder="Choose how severe it is"
          options={severities.map((value) => ({
            value,
            label: `${severityLabels[value]} – ${severityMeanings[value]}`,
          }))}
        />
        <DateField name="noticedOn" label="Noticed on" defaultValue={today} max={today} />
      </div>
      <TextField name="affected" label="Who is affected" maxLength={500} />
      <RadioField
        name="suspendTo"
        label="The use case meanwhile"
        look="cards"
        defaultValue=""
        required={false}
        options={[
          {
            value: '',
            label: `Stays in ${stageLabels[facts.stage]}`,
            hint: 'It can be used while this is looked into.',
          },
          ...suspensions.map((value) => ({ value, ...meanings[value] })),
        ]}
      />
    </CommandDialog>
  );
}
