import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import { written } from '@/lib/domain/mcp/strings';
import { toolStateLabels, type ToolState } from '@/lib/domain/servers/tools';
import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

export type ToolChoice = {
  id: string;
  name: string;
  summary: string;
  server: string;
  tier: ActionTier;
  state: ToolState;
};

type Props = { facts: UseCaseFacts; place: Place; choices: ToolChoice[] };

/** Ticks the tools of its servers that the use case calls. */
export function ChooseToolsDialog({ facts, place, choices }: Props) {
  const servers = [...new Set(choices.map(({ server }) => server))];
  const chosen = facts.tools.flatMap(({ server }) => (server ? [server.toolId] : []));
  return (
    <CommandDialog
      {...place}
      command="choose-tools"
      hidden={{ useCase: facts.key, version: facts.version }}
      trigger="Choose tools"
      triggerVariant="primary"
      triggerIcon={<Icon name="tool" />}
      title="Tools of its servers"
      description="Only those that it needs. What each may do and returns comes from the server."
      submitLabel="Save tools"
      doneMessage="Tools saved"
      width="lg"
    >
      {servers.map((server) => (
        <CheckboxGroupField
          key={server}
          name="tools[]"
          label={server}
          required={false}
          defaultValue={chosen}
          options={choices
            .filter((tool) => tool.server === server)
            .map(({ id, name, summary, tier, state }) => ({
              value: id,
              label: written(name),
              hint: `${actionTierLabels[tier]}. ${toolStateLabels[state]}. ${summary}`,
            }))}
        />
      ))}
    </CommandDialog>
  );
}
