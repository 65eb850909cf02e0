import { CommandForm } from '@/components/forms/command-form';
import { DateField } from '@/components/forms/date-field';
import { RadioField } from '@/components/forms/radio-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { Summary } from '@/components/ui/summary';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import type { SectionPart } from '@/lib/domain/signoffs/describe-section';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import type { SummaryLine } from '@/lib/domain/signoffs/summary';
import { Differences } from './differences';
import { SectionContent } from './section-content';
import { SigningSummary } from './signing-summary';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  request: string;
  role: OwnerRole;
  /** For whom a deputy decides. */
  behalfOf: Person | null;
  summary: SummaryLine[];
  /** What changed since this role's signature, which has lapsed. */
  differences: string[];
  content: { section: Section; parts: SectionPart[] }[];
  people: Person[];
  today: string;
};

const conditionRows = [0, 1, 2, 3, 4];

/** One role's decision, below everything that it covers. The version goes along: what is signed is what is read here. */
export function SignForm(props: Props) {
  const { place, useCase, version, request, role, behalfOf, summary, differences, content, people, today } = props;
  const name = ownerRoleLabels[role].toLowerCase();
  return (
    <div className="mt-3 space-y-4 rounded-lg border border-accent/30 bg-surface-raised p-4">
      <div>
        <h4 className="font-semibold">
          {behalfOf ? `Your decision for ${behalfOf.name} as ${name}` : `Your decision as ${name}`}
        </h4>
        <p className="max-w-prose text-sm text-ink-muted">
          You sign exactly what stands here now. Should it change later, your signature lapses and you are asked again.
          {behalfOf ? ` Both your names are kept with it: you sign, for ${behalfOf.name}.` : null}
        </p>
      </div>
      {differences.length > 0 ? (
        <Notice tone="caution" title="What has changed since this role signed">
          <Differences lines={differences} />
        </Notice>
      ) : null}
      <SigningSummary title="In figures" lines={summary} />
      <div className="divide-y divide-line rounded-md border border-line">
        {content.map(({ section, parts }, index) => (
          <details key={section} open={index === 0}>
            <Summary className="font-medium">{sectionLabels[section]}</Summary>
            <div className="px-4 pt-1 pb-3.5">
              <SectionContent parts={parts} />
            </div>
          </details>
        ))}
      </div>
      <CommandForm
        {...place}
        command="sign-off"
        hidden={{ useCase, version, request, role }}
        submitLabel="Sign"
        doneMessage="Signed"
        className="group/sign"
      >
        <RadioField
          name="decision"
          label="Decision"
          look="cards"
          options={[
            { value: 'approve', label: 'Approve' },
            {
              value: 'approve-with-conditions',
              label: 'Approve with conditions',
              hint: 'It may go on; each condition has an owner and a day.',
            },
            { value: 'reject', label: 'Reject', hint: 'It may not go on. Say why.' },
          ]}
        />
        <fieldset className="hidden space-y-3 group-has-[[value=approve-with-conditions]:checked]/sign:block">
          <legend className="text-sm font-medium">Conditions</legend>
          <p className="text-sm text-ink-subtle">Rows left empty count for nothing.</p>
          {conditionRows.map((row) => (
            <div key={row} className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_11rem_9.5rem]">
              <TextField
                name={`conditions.${row}.text`}
                label={`Condition ${row + 1}`}
                hideLabel={row > 0}
                maxLength={1000}
              />
              <SelectField
                name={`conditions.${row}.owner`}
                label="Who sees to it"
                hideLabel={row > 0}
                placeholder="Choose a person"
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <DateField name={`conditions.${row}.dueOn`} label="Until" hideLabel={row > 0} min={today} />
            </div>
          ))}
        </fieldset>
        <TextAreaField
          name="reason"
          label="Reason"
          hint="Needed to reject; worth a sentence in any case."
          required={false}
          rows={3}
          maxLength={2000}
        />
      </CommandForm>
    </div>
  );
}
