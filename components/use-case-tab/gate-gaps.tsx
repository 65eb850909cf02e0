import { Notice } from '@/components/ui/notice';
import { ReasonList } from '@/components/ui/reason-list';
import type { Reason } from '@/lib/domain/result';
import { stageLabels, type TrackStage } from '@/lib/domain/stages/stages';

type Props = {
  gate: { to: TrackStage; reasons: Reason[] } | null;
  /** Names the tab within a sentence: "the plan". */
  what: string;
};

/** What the next gate still wants of the tab that it stands on; or that it has all of it. */
export function GateGaps({ gate, what }: Props) {
  if (!gate) return null;
  const stage = stageLabels[gate.to];
  if (gate.reasons.length === 0) {
    return <Notice tone="positive" title={`Everything that ${stage} wants of ${what} is there.`} />;
  }
  // The reader is on the tab already, so no reason links to it.
  const reasons = gate.reasons.map(({ tab: _, ...reason }) => reason);
  const title = `${stage} still wants ${reasons.length === 1 ? 'one thing' : `${reasons.length} things`} of ${what}`;
  return (
    <Notice tone="caution" title={title}>
      <ReasonList reasons={reasons} />
    </Notice>
  );
}
