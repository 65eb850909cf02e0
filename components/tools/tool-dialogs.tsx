import { CommandDialog } from '@/components/forms/command-dialog';
import { RadioField } from '@/components/forms/radio-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import { written } from '@/lib/domain/mcp/strings';
import { actionTierLabels, actionTiers } from '@/lib/domain/stages/stages';
import { actionTierMeanings } from '@/lib/domain/stages/tool-tiers';
import type { ToolFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

type Props = { facts: UseCaseFacts; place: Place };

export function SaveToolDialog({ facts, place, tool }: Props & { tool?: ToolFacts }) {
  const systems = facts.systems.map(({ id, name }) => ({ value: id, label: name }));
  const left = tool?.systemId && !facts.systems.some(({ id }) => id === tool.systemId) ? tool.systemId : null;
  return (
    <CommandDialog
      {...place}
      command="save-tool"
      hidden={{ useCase: facts.key, version: facts.version, id: tool?.id, ...(tool?.server && ofServer(tool)) }}
      trigger={tool ? <Icon name="edit" /> : facts.servers.length > 0 ? 'Add by hand' : 'Add tool'}
      triggerVariant={tool ? 'quiet' : 'secondary'}
      triggerSize={tool ? 'sm' : 'md'}
      triggerSquare={Boolean(tool)}
      triggerIcon={tool ? undefined : <Icon name="plus" />}
      triggerLabel={tool ? `Edit tool ${written(tool.name)}` : undefined}
      title={tool ? 'Edit tool' : 'New tool'}
      description={
        tool?.server ? `What ${written(tool.name)} may do and returns is decided on ${tool.server.name}.` : undefined
      }
      submitLabel={tool ? 'Save tool' : 'Add tool'}
      doneMessage={tool ? 'Tool saved' : 'Tool added'}
    >
      {tool?.server ? null : (
        <TextField
          name="name"
          label="Name"
          hint="As the MCP server calls it."
          mono
          defaultValue={tool?.name}
          placeholder="search_accounts"
          maxLength={120}
        />
      )}
      <TextAreaField name="purpose" label="What it is for" rows={2} maxLength={500} defaultValue={tool?.purpose} />
      {tool?.server ? null : (
        <>
          <RadioField
            name="tier"
            label="What it may do at worst"
            look="cards"
            defaultValue={tool?.tier}
            options={actionTiers.map((value) => ({
              value,
              label: actionTierLabels[value],
              hint: actionTierMeanings[value],
            }))}
          />
          <TextField
            name="dataClasses"
            label="What data it returns"
            hint={'Kinds of data, such as account names, open cases; or "none".'}
            defaultValue={tool?.dataClasses}
            maxLength={500}
          />
        </>
      )}
      <SelectField
        name="system"
        label="On which system"
        hint={systems.length === 0 ? 'The use case states no system yet.' : undefined}
        options={left ? [...systems, { value: left, label: 'A system no longer stated here' }] : systems}
        placeholder="Not said"
        required={false}
        defaultValue={tool?.systemId}
      />
    </CommandDialog>
  );
}

// The command wants them of every tool, and leaves those of a server as they are.
const ofServer = ({ name, tier, dataClasses }: ToolFacts) => ({ name, tier, dataClasses });

export function RemoveToolDialog({ facts, place, tool }: Props & { tool: ToolFacts }) {
  return (
    <CommandDialog
      {...place}
      command="remove-tool"
      hidden={{ useCase: facts.key, id: tool.id }}
      trigger={<Icon name="trash" />}
      triggerVariant="quiet"
      triggerSize="sm"
      triggerSquare
      triggerLabel={`Remove tool ${written(tool.name)}`}
      title="Remove this tool?"
      description={`${written(tool.name)} is no longer called. Sign-offs that cover the tools lapse.`}
      width="sm"
      submitLabel="Remove tool"
      submitVariant="danger"
      doneMessage="Tool removed"
    />
  );
}
