import { CommandDialog } from '@/components/forms/command-dialog';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import { systemKindLabels, systemKinds, type SystemKind } from '@/lib/domain/use-case/systems';

type Props = { workspace: string; system?: { id: string; name: string; kind: SystemKind } };

const kinds = systemKinds.map((value) => ({ value, label: systemKindLabels[value] }));

/** Adds a system, or renames the one it is given. */
export function SystemDialog({ workspace, system }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="save-system"
      hidden={{ id: system?.id }}
      trigger={system ? 'Edit' : 'Add system'}
      triggerVariant={system ? 'quiet' : 'primary'}
      triggerSize={system ? 'sm' : 'md'}
      triggerIcon={system ? undefined : <Icon name="plus" />}
      triggerLabel={system ? `Edit ${system.name}` : undefined}
      title={system ? 'Edit system' : 'New system'}
      description={system ? 'Every use case that states it shows the new name.' : undefined}
      width="sm"
      submitLabel={system ? 'Save system' : 'Add system'}
      doneMessage={system ? 'System saved' : 'System added'}
    >
      <TextField name="name" label="Name" defaultValue={system?.name} placeholder="Salesforce" maxLength={120} />
      <SelectField name="kind" label="Kind" options={kinds} placeholder="Choose a kind" defaultValue={system?.kind} />
    </CommandDialog>
  );
}
