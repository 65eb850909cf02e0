import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandForm } from '@/components/forms/command-form';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { ButtonLink } from '@/components/ui/button-link';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { systemKindLabels, type SystemKind } from '@/lib/domain/use-case/systems';

type Props = {
  facts: UseCaseFacts;
  units: { id: string; name: string }[];
  systems: { id: string; name: string; kind: SystemKind }[];
  currency: string;
  workspace: string;
  base: string;
};

/** What the use case is. What was typed is kept over a reload, and over somebody else's faster change. */
export function EditForm({ facts, units, systems, currency, workspace, base }: Props) {
  const { expectedValue: value } = facts;
  return (
    <CommandForm
      workspace={workspace}
      command="edit-use-case"
      hidden={{ useCase: facts.key, version: facts.version }}
      submitLabel="Save"
      doneMessage={`${facts.key} saved`}
      onDone="redirect"
      redirectTo={`${base}/overview`}
      draftKey={`edit-${facts.key}`}
      base={base}
      actions={
        <ButtonLink variant="quiet" href={`${base}/overview`}>
          Cancel
        </ButtonLink>
      }
    >
      <TextField name="title" label="Title" defaultValue={facts.title} maxLength={200} />
      <TextAreaField name="problem" label="Problem" defaultValue={facts.problem} rows={5} />
      <SelectField
        name="businessUnit"
        label="Business unit"
        hint={`The key stays ${facts.key}.`}
        defaultValue={facts.businessUnit.id}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CheckboxGroupField
        name="systems[]"
        label="Systems it reaches"
        required={false}
        look="columns"
        defaultValue={facts.systems.map(({ id }) => id)}
        options={systems.map(({ id, name, kind }) => ({ value: id, label: name, hint: systemKindLabels[kind] }))}
        hint={
          systems.length === 0 ? 'This workspace has no systems yet: add the first one beside this form.' : undefined
        }
      />
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <TextField
          name="userGroup"
          label="User group"
          required={false}
          defaultValue={facts.userGroup}
          maxLength={300}
        />
        <NumberField name="userGroupSize" label="People in it" required={false} defaultValue={facts.userGroupSize} />
      </div>
      <fieldset className="space-y-3">
        <legend className="text-sm font-medium">Expected value</legend>
        <div className="grid gap-4 sm:grid-cols-3">
          <NumberField
            name="hoursSavedPerMonth"
            label="Hours saved a month, each"
            required={false}
            defaultValue={value.hoursSavedPerMonth}
          />
          <NumberField name="people" label="People who save them" required={false} defaultValue={value.people} />
          <NumberField
            name="valuePerHour"
            label={`Value of an hour (${currency})`}
            required={false}
            defaultValue={value.valuePerHour}
          />
        </div>
      </fieldset>
    </CommandForm>
  );
}
