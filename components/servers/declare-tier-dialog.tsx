import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { written } from '@/lib/domain/mcp/strings';
import { actionTierLabels, actionTiers, type ActionTier } from '@/lib/domain/stages/stages';
import { actionTierMeanings } from '@/lib/domain/stages/tool-tiers';

type Choice = { id: string; name: string; derivedTier: ActionTier };
type Props = { workspace: string; server: string; tools: Choice[]; declared?: ActionTier | null };

/** States what tools may do at worst: of one that is given, or of those that are ticked. */
export function DeclareTierDialog({ workspace, server, tools, declared }: Props) {
  const one = tools.length === 1 ? tools[0] : undefined;
  return (
    <CommandDialog
      workspace={workspace}
      command="declare-tier"
      hidden={{ server, 'tools[]': one?.id }}
      trigger="Declare tier"
      title={one ? `What ${written(one.name)} may do at worst` : 'What tools may do at worst'}
      description="Below what was derived from its definition only with a reason, under your name."
      submitLabel="Declare tier"
      doneMessage="Tier declared"
      width="lg"
    >
      {one ? null : (
        <CheckboxGroupField
          name="tools[]"
          label="Tools"
          look="columns"
          options={tools.map(({ id, name, derivedTier }) => ({
            value: id,
            label: written(name),
            hint: `Derived: ${actionTierLabels[derivedTier].toLowerCase()}`,
          }))}
        />
      )}
      <RadioField
        name="tier"
        label="At worst"
        look="cards"
        defaultValue={declared ?? ''}
        options={[
          ...actionTiers.map((value) => ({ value, label: actionTierLabels[value], hint: actionTierMeanings[value] })),
          {
            value: '',
            label: 'As derived',
            hint: one
              ? `${actionTierLabels[one.derivedTier]}: nobody says otherwise than its definition.`
              : 'Nobody says otherwise than its definition.',
          },
        ]}
      />
      <TextAreaField
        name="reason"
        label="Why"
        hint="Who looked at what, such as: the code reads one table and writes nothing."
        rows={3}
        required={false}
        maxLength={2000}
      />
    </CommandDialog>
  );
}
