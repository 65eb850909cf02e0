import { CommandForm } from '@/components/forms/command-form';
import { PolicyGates, type GateFields } from './policy-gates';
import { gateRequirements } from '@/lib/domain/stages/gates';
import { addable } from '@/lib/domain/stages/policy/addable';
import { addableIds } from '@/lib/domain/stages/policy/addable-ids';
import type { GatePolicy } from '@/lib/domain/stages/policy/policy';
import { formOfPolicy, mostAdded } from '@/lib/domain/stages/policy/policy-form';
import { gateThresholds, inUnits, thresholdsOf } from '@/lib/domain/stages/policy/thresholds';
import { gatedStages, stageLabels } from '@/lib/domain/stages/stages';
import { addDays } from '@/lib/domain/day';

type Props = {
  workspace: string;
  policy: GatePolicy;
  /** The newest published version, and the draft that the form shows; null: it begins as that version. */
  base: number;
  draft: string | null;
  today: string;
};

/** The next gate policy: how much of each measure, and what the workspace wants besides, gate by gate. */
export function PolicyForm({ workspace, policy, base, draft, today }: Props) {
  const entered = formOfPolicy(policy, today);
  const gates = gatedStages.map((gate): GateFields => ({
    gate,
    title: `Entering ${stageLabels[gate]}`,
    own: gateRequirements[gate].map(({ label }) => label),
    thresholds: thresholdsOf(gate).map((id) => {
      const { label, unit, floor, max } = gateThresholds[id];
      return { id, label, unit: unit[1], floor, max, floorWords: inUnits(id, floor), ...entered.thresholds[id] };
    }),
    choices: addableIds
      .filter((id) => addable[id].gates.includes(gate))
      .map((id) => {
        const { title, why, figure, subject } = addable[id];
        return { id, title, why, figure, subject };
      }),
  }));
  const rows = entered.added.map(({ gate, requirement, least, of, from }) => ({ gate, requirement, least, of, from }));
  return (
    <CommandForm
      workspace={workspace}
      command="save-policy-draft"
      hidden={{ base, draft }}
      submitLabel="Save and preview"
      doneMessage="Draft saved"
      gap="lg"
      guard
      stickyActions
    >
      <PolicyGates gates={gates} rows={rows} most={mostAdded} tomorrow={addDays(today, 1)} />
    </CommandForm>
  );
}
