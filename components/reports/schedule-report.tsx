import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { SelectField } from '@/components/forms/select-field';
import { Icon } from '@/components/ui/icon';
import type { Person } from '@/lib/domain/access/actor';
import { reportFormatLabels, reportFormats } from '@/lib/domain/portfolio/board-facts';
import { hourWords, rhythmLabels, rhythms } from '@/lib/domain/portfolio/schedule';

type Props = {
  workspace: string;
  people: Person[];
  /** As it stands in the portfolio's address. */
  filter: string;
  /** The same in words. */
  scope: string;
};

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourWords(hour) }));
const formats = reportFormats.map((value) => ({ value, label: reportFormatLabels[value] }));

/** Has the board report of a filter mailed to some members, regularly. */
export function ScheduleReport({ workspace, people, filter, scope }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="schedule-report"
      hidden={{ filter }}
      trigger="Schedule a report"
      triggerVariant="primary"
      triggerIcon={<Icon name="plus" />}
      title="Mail the board report"
      description={`It is about: ${scope}. Each recipient gets what they may know, for as long as they are a member.`}
      submitLabel="Schedule it"
      doneMessage="Scheduled"
    >
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <SelectField
          name="rhythm"
          label="How often"
          options={rhythms.map((value) => ({ value, label: rhythmLabels[value] }))}
        />
        <SelectField name="hour" label="At" options={hours} defaultValue="7" />
      </div>
      <CheckboxGroupField name="formats[]" label="As" options={formats} defaultValue={['pdf']} look="row" />
      <CheckboxGroupField
        name="recipients[]"
        label="To"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        look="columns"
      />
    </CommandDialog>
  );
}
