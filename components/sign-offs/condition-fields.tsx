import { DateField } from '@/components/forms/date-field';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import type { Person } from '@/lib/domain/access/actor';

const conditionRows = [0, 1, 2, 3, 4];

/** What a decision is tied to: each with who sees to it and until when. Inside a fieldset that is shown where it is chosen. */
export function ConditionFields({ people, today }: { people: Person[]; today: string }) {
  return (
    <>
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
    </>
  );
}
