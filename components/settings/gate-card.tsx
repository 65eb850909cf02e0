import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import type { UseCaseTab } from '@/lib/domain/result';
import { requiredRoles } from '@/lib/domain/signoffs/sections';
import { gateRequirements } from '@/lib/domain/stages/gates';
import { stageLabels, type TrackStage } from '@/lib/domain/stages/stages';
import { yardstickOf } from '@/lib/domain/stages/yardsticks';
import type { SignedGate } from '@/lib/domain/use-case/facts';

const tabLabels: Record<UseCaseTab, string> = {
  overview: 'Overview',
  score: 'Score',
  plan: 'Plan',
  tools: 'Tools',
  checklist: 'Checklist',
  risks: 'Risks',
  'sign-offs': 'Sign-offs',
  history: 'History',
};

const signedGates: readonly SignedGate[] = ['poc', 'pilot', 'production'];

type Props = {
  stage: TrackStage;
  /** What the workspace's settings add to a requirement: by its id. */
  notes: Partial<Record<string, string>>;
};

/** What entering one stage requires, from the very rules that guard it. */
export function GateCard({ stage, notes }: Props) {
  const gate = signedGates.find((name) => name === stage);
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
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="min-w-0">
              {label}
              {notes[id] ? <span className="text-ink-muted"> ({notes[id]})</span> : null}
              {id === 'sign-off' && gate ? (
                <span className="block text-sm text-ink-muted">
                  Signed by:{' '}
                  {requiredRoles(gate)
                    .map((role) => ownerRoleLabels[role].toLowerCase())
                    .join(', ')}
                </span>
              ) : null}
            </span>
            <Badge variant="outline">{tabLabels[tab]}</Badge>
          </li>
        ))}
      </ol>
    </Card>
  );
}
