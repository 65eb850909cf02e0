import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { tabLabels } from '@/components/use-cases/tabs';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { requiredRoles } from '@/lib/domain/signoffs/sections';
import { gateRequirements } from '@/lib/domain/stages/gates';
import { stageLabels, type TrackStage } from '@/lib/domain/stages/stages';
import { yardstickOf } from '@/lib/domain/stages/yardsticks';
import type { SignedGate } from '@/lib/domain/use-case/facts';

const signedGates: readonly SignedGate[] = ['poc', 'pilot', 'production'];

type Props = {
  stage: TrackStage;
  /** What the workspace's settings add to a requirement: by its id. */
  notes: Partial<Record<string, string>>;
};

/** What entering one stage requires, from the very rules that guard it. */
export function GateCard({ stage, notes }: Props) {
  const gate = signedGates.find((name) => name === stage);
  const signers = gate ? requiredRoles(gate) : [];
  const yardstick = yardstickOf(stage);
  return (
    <Card
      id={stage}
      title={`Entering ${stageLabels[stage]}`}
      description={yardstick ? `${yardstick.label}.` : undefined}
      flush
    >
      <ol className="divide-y divide-line">
        {gateRequirements[stage].map(({ id, label, tab }) => (
          <li key={id} className="flex items-baseline justify-between gap-x-4 px-4 py-2.5">
            <span className="min-w-0">
              {label}
              {notes[id] ? <span className="text-ink-muted"> ({notes[id]})</span> : null}
              {id === 'sign-off' && signers.length > 1 ? (
                <span className="block text-sm text-ink-muted">
                  Signed by: {signers.map((role) => ownerRoleLabels[role].toLowerCase()).join(', ')}
                </span>
              ) : null}
            </span>
            <Badge variant="outline" className="shrink-0">
              {tabLabels[tab]}
            </Badge>
          </li>
        ))}
      </ol>
    </Card>
  );
}
