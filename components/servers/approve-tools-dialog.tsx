import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { Icon } from '@/components/ui/icon';
import { written } from '@/lib/domain/mcp/strings';
import { toolStateLabels, type ToolState } from '@/lib/domain/servers/tools';
import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';

type Choice = { id: string; name: string; tier: ActionTier; state: ToolState };
type Props = {
  workspace: string;
  server: string;
  contract: string;
  /** They are approved with any tool. */
  instructionsChanged: boolean;
  tools: Choice[];
};

/** The server's owner approves tools as they are in this contract, and accepts which are gone. */
export function ApproveToolsDialog({ workspace, server, contract, instructionsChanged, tools }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="approve-tools"
      hidden={{ server, contract }}
      trigger="Approve tools"
      triggerVariant="primary"
      triggerIcon={<Icon name="check" />}
      title="Approve tools"
      description={[
        'Their definitions are pinned: a change of one needs a new approval, and lapses the sign-offs that rest on it.',
        ...(instructionsChanged
          ? ['The instructions of the server to the model changed, too: they are approved with any of its tools.']
          : []),
      ].join(' ')}
      submitLabel="Approve"
      doneMessage="Tools approved"
      width="lg"
    >
      <CheckboxGroupField
        name="tools[]"
        label="Tools"
        look="columns"
        defaultValue={tools.map(({ id }) => id)}
        options={tools.map(({ id, name, tier, state }) => ({
          value: id,
          label: written(name),
          hint:
            state === 'gone'
              ? 'No longer offered: its approval ends.'
              : `${actionTierLabels[tier]}. ${toolStateLabels[state]}.`,
        }))}
      />
    </CommandDialog>
  );
}
