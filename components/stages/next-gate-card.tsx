import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Reason } from '@/lib/domain/result';
import type { GateLine } from '@/lib/domain/stages/gates';
import type { Move } from '@/lib/domain/stages/moves';
import { stageLabels, type TrackStage } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { GateReport } from './gate-report';
import { MoveButton } from './move-button';

type Props = {
  facts: UseCaseFacts;
  gate: { to: TrackStage; lines: GateLine[] } | null;
  moves: Move[];
  mayMove: Reason | null;
  workspace: string;
  base: string;
};

/** Everything that the next stage wants: met or not, what to do, by whom, and where. */
export function NextGateCard({ facts, gate, moves, mayMove, workspace, base }: Props) {
  const forward = moves.find(({ kind }) => kind === 'forward');
  if (!gate || !forward) return <NoGate facts={facts} />;
  const open = gate.lines.filter((line) => !line.met).length;
  return (
    <Card
      id="next-gate"
      title={`Next gate: ${stageLabels[gate.to]}`}
      description={
        open === 0
          ? 'Everything is met.'
          : `${open} of ${gate.lines.length} ${open === 1 ? 'requirement is' : 'requirements are'} not met yet.`
      }
      actions={
        open === 0 ? (
          <MoveButton
            {...{ workspace, base, mayMove }}
            useCase={facts.key}
            version={facts.version}
            move={forward}
            explainedBy="next-gate-who"
          />
        ) : null
      }
    >
      {mayMove ? (
        <p id="next-gate-who" className="mb-3 text-sm text-ink-muted">
          {mayMove.message} {mayMove.remedy}
        </p>
      ) : null}
      <GateReport lines={gate.lines} base={base} />
    </Card>
  );
}

function NoGate({ facts }: { facts: UseCaseFacts }) {
  const { stage, parkedFrom } = facts;
  const told = {
    parked: `It is parked, and returns to ${parkedFrom ? stageLabels[parkedFrom] : 'the stage it left'} when it is taken up again.`,
    rejected: 'It was rejected. It can be taken up again as a candidate, with a reason.',
    retired: 'It has left production for good. What was decided stays readable.',
    production: 'It is in production: there is no further gate. Keep evidence and sign-offs current.',
  };
  return (
    <Card id="next-gate" title="Next gate">
      <EmptyState compact level={3} icon={stage === 'production' ? 'checkCircle' : 'flag'} title="No gate ahead">
        {told[stage as keyof typeof told]}
      </EmptyState>
    </Card>
  );
}
