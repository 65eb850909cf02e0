import { CheckboxField } from '@/components/forms/checkbox-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { SelectField } from '@/components/forms/select-field';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { areaLabels, areas } from '@/lib/domain/checklist/areas';

type Props = { place: Place; useCase: string; people: Person[] };

/** An area at a time, or everything: the go-live review wants every item assigned. */
export function AssignItemsDialog({ place, useCase, people }: Props) {
  return (
    <CommandDialog
      {...place}
      command="assign-items"
      hidden={{ useCase }}
      trigger="Assign items"
      triggerIcon={<Icon name="userPlus" />}
      title="Assign items"
      description="Whoever is assigned brings the item about: adds the evidence and submits it."
      submitLabel="Assign"
      doneMessage="Items assigned"
      width="sm"
    >
      <SelectField
        name="area"
        label="Which"
        defaultValue="all"
        options={[
          { value: 'all', label: 'The whole checklist' },
          ...areas.map((area) => ({ value: area, label: areaLabels[area] })),
        ]}
      />
      <SelectField
        name="assignee"
        label="To whom"
        placeholder="Choose a person"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CheckboxField name="unassignedOnly" label="Only items that nobody has yet" defaultChecked />
    </CommandDialog>
  );
}
