import { Card } from '@/components/ui/card';
import type { Reason } from '@/lib/domain/result';
import type { AnnouncedLine, GateLine } from '@/lib/domain/stages/gates';
import { stageLabels, type TrackStage } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { AnnouncedReport, GateReport } from './gate-report';

type Props = {
  facts: UseCaseFacts;
  gate: { to: TrackStage; lines: GateLine[]; announced: AnnouncedLine[] } | null;
  mayMove: Reason | null;
  base: string;
};

/** Everything that the next stage wants: met or not, what to do, by whom, and where. */
export function NextGateCard({ facts, gate, mayMove, base }: Props) {
  if (!gate) return <NoGate facts={facts} />;
  const open = gate.lines.filter((line) => !line.met).length;
  return (
    <Card
      id="next-gate"
      title={`Next gate: ${stageLabels[gate.to]}`}
      description={
        open === 0
          ? 'Everything is met: it may move.'
          : `${open} of ${gate.lines.length} requirements ${open === 1 ? 'is' : 'are'} not met yet.`
      }
    >
      {mayMove ? (
        <p className="mb-3 text-sm text-ink-muted">
          {mayMove.message} {mayMove.remedy}
        </p>
      ) : null}
      <GateReport lines={gate.lines} base={base} />
      <AnnouncedReport lines={gate.announced} base={base} />
    </Card>
  );
}

function NoGate({ facts }: { facts: UseCaseFacts }) {
  const { stage, parkedFrom } = facts;
  const told = {
    parked: `It is parked, and returns to ${parkedFrom ? stageLabels[parkedFrom] : 'the stage it left'} when it is taken up again.`,
    rejected: 'It was rejected. It can be taken up again as a candidate, with a reason.',
    retired: 'It has left production for good. What was decided stays readable.',
  };
  return (
    <Card id="next-gate" title="Next gate">
      <p className="text-ink-muted">{told[stage as keyof typeof told]}</p>
    </Card>
  );
}
