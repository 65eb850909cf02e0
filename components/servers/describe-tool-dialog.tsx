import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Icon } from '@/components/ui/icon';
import { dataClasses, dataClassLabels } from '@/lib/domain/mcp/data-classes';
import { written } from '@/lib/domain/mcp/strings';
import type { ServerToolFacts } from '@/lib/domain/servers/tools';
import { identityModelLabels, identityModels } from '@/lib/domain/stages/stages';

type Props = { workspace: string; server: string; tool: ServerToolFacts };

/** What a tool returns, and as whom it acts, where that is not as the whole server does. */
export function DescribeToolDialog({ workspace, server, tool }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="describe-tool"
      hidden={{ server, tool: tool.id }}
      trigger="Describe"
      triggerIcon={<Icon name="edit" />}
      title={`What ${written(tool.name)} returns, and as whom it acts`}
      submitLabel="Save"
      doneMessage="Tool saved"
    >
      <CheckboxGroupField
        name="dataClasses[]"
        label="Data that it returns"
        hint="None ticked: as the whole server."
        required={false}
        look="columns"
        defaultValue={tool.dataClasses}
        options={dataClasses.map((value) => ({ value, label: dataClassLabels[value] }))}
      />
      <TextAreaField
        name="fields"
        label="Fields that it may return"
        hint="One a line, such as contact.email."
        rows={4}
        mono
        required={false}
        defaultValue={tool.fields.join('\n')}
      />
      <SelectField
        name="identityModel"
        label="As whom it acts"
        placeholder="As the whole server"
        required={false}
        options={identityModels.map((value) => ({ value, label: identityModelLabels[value] }))}
        defaultValue={tool.identityModel}
      />
    </CommandDialog>
  );
}
