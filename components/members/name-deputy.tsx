import { CommandDialog } from '@/components/forms/command-dialog';
import { DateField } from '@/components/forms/date-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { Person } from '@/lib/domain/access/actor';

type Props = {
  workspace: string;
  /** Who is away. */
  member: Person;
  self: boolean;
  people: Person[];
  today: string;
};

/** Names who decides in somebody's owner roles while they are away. */
export function NameDeputy({ workspace, member, self, people, today }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="name-deputy"
      hidden={{ member: member.id }}
      trigger="Name a deputy"
      triggerLabel={self ? undefined : `Name a deputy for ${member.name}`}
      triggerVariant={self ? 'secondary' : 'quiet'}
      triggerSize="sm"
      title={self ? 'While you are away' : `While ${member.name} is away`}
      description={`The deputy decides in ${self ? 'your' : 'their'} owner roles: signs, confirms, grants waivers, accepts risks. Both names are kept. What bars one of the two bars the other as well.`}
      submitLabel="Name the deputy"
      doneMessage="Deputy named"
    >
      <SelectField
        name="deputy"
        label="Deputy"
        placeholder="Choose a member"
        options={people.filter(({ id }) => id !== member.id).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <DateField name="startsOn" label="First day" defaultValue={today} min={today} />
        <DateField name="endsOn" label="Last day" hint="Included." min={today} />
      </div>
      <TextAreaField
        name="reason"
        label="Why"
        hint="Everybody in the workspace can read it, for good: nothing about health, nothing private."
        required={false}
        rows={2}
        maxLength={2000}
      />
    </CommandDialog>
  );
}
