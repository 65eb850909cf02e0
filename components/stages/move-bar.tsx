import Link from 'next/link';
import type { Reason } from '@/lib/domain/result';
import type { GateLine } from '@/lib/domain/stages/gates';
import type { Move } from '@/lib/domain/stages/moves';
import { stageLabels, type TrackStage } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { MoveButton } from './move-button';
import { MoveMenu } from './move-menu';

type Props = {
  facts: UseCaseFacts;
  gate: { to: TrackStage; lines: GateLine[] } | null;
  moves: Move[];
  mayMove: Reason | null;
  workspace: string;
  base: string;
};

/** The move that leads on, how far its gate is, and the moves that need a reason. */
export function MoveBar({ facts, gate, moves, mayMove, workspace, base }: Props) {
  const onward = moves.find(({ kind }) => kind === 'forward' || kind === 'resume');
  const others = moves.filter((move) => move !== onward);
  const address = { workspace, useCase: facts.key, version: facts.version, base };
  const met = gate?.lines.filter((line) => line.met).length ?? 0;
  return (
    <>
      {gate ? (
        <Link
          id="gate-state"
          href={`${base}/overview#next-gate`}
          className="text-sm text-ink-muted hover:underline max-sm:w-full"
        >
          <span className="tabular-nums">
            {met} of {gate.lines.length}
          </span>{' '}
          met for {stageLabels[gate.to]}
        </Link>
      ) : onward && onward.unmet.length > 0 ? (
        <Link
          id="gate-state"
          href={`${base}/operation`}
          className="text-sm text-ink-muted hover:underline max-sm:w-full"
        >
          Resolve the incident first
        </Link>
      ) : null}
      {onward ? (
        <MoveButton
          {...address}
          move={onward}
          mayMove={mayMove}
          explainedBy={gate || onward.unmet.length > 0 ? 'gate-state' : undefined}
        />
      ) : null}
      {others.length > 0 && !mayMove ? (
        <MoveMenu
          {...address}
          moves={others.map(({ to, kind, unmet }) => ({ to, kind, unmet, label: stageLabels[to] }))}
        />
      ) : null}
    </>
  );
}
