'use client';

import { Card } from '@/components/ui/card';
import { stageLabels, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import { AnnouncedReport, GateReport, type AnnouncedLineShown, type GateLineShown } from './gate-report';

type Props = {
  /** See lib/queries/overview-cards.ts. Null beside the track. */
  gate: {
    to: TrackStage;
    lines: GateLineShown[];
    announced: AnnouncedLineShown[];
    /** Why who looks may not move it. */
    mayNot: string | null;
  } | null;
  stage: Stage;
  parkedFrom: TrackStage | null;
  base: string;
};

/** Everything that the next stage wants: met or not, what to do, by whom, and where. */
export function NextGateCard({ gate, stage, parkedFrom, base }: Props) {
  if (!gate) return <NoGate stage={stage} parkedFrom={parkedFrom} />;
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
      {gate.mayNot ? <p className="mb-3 text-sm text-ink-muted">{gate.mayNot}</p> : null}
      <GateReport lines={gate.lines} base={base} />
      <AnnouncedReport lines={gate.announced} base={base} />
    </Card>
  );
}

function NoGate({ stage, parkedFrom }: Pick<Props, 'stage' | 'parkedFrom'>) {
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
