'use client';

import Link from 'next/link';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import type { MoveKind } from '@/lib/domain/stages/moves';
import { stageLabels, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import { MoveButton } from './move-button';
import { MoveMenu } from './move-menu';

/** See lib/queries/use-case-head.ts. */
export type MovesShown = {
  version: number;
  gate: { to: TrackStage; met: number; of: number } | null;
  onward: { to: Stage; kind: MoveKind; isBlocked: boolean; mayMove: boolean } | null;
  others: { to: Stage; kind: MoveKind; unmet: Reason[] }[];
};

type Props = { moves: MovesShown; useCase: string; place: Place };

/** The move that leads on, how far its gate is, and the moves that need a reason. */
export function MoveBar({ moves: { version, gate, onward, others }, useCase, place }: Props) {
  const address = { ...place, useCase, version };
  const isBlocked = onward?.isBlocked ?? false;
  return (
    <>
      {gate ? (
        <Link
          id="gate-state"
          href={`${place.base}/overview#next-gate`}
          className="text-sm text-ink-muted hover:underline max-sm:w-full"
        >
          <span className="tabular-nums">{`${gate.met} of ${gate.of}`}</span>
          {` met for ${stageLabels[gate.to]}`}
        </Link>
      ) : isBlocked ? (
        <Link
          id="gate-state"
          href={`${place.base}/operation`}
          className="text-sm text-ink-muted hover:underline max-sm:w-full"
        >
          Resolve the incident first
        </Link>
      ) : null}
      {onward ? (
        <MoveButton {...address} move={onward} explainedBy={gate || isBlocked ? 'gate-state' : undefined} />
      ) : null}
      {others.length > 0 ? (
        <MoveMenu {...address} moves={others.map((move) => ({ ...move, label: stageLabels[move.to] }))} />
      ) : null}
    </>
  );
}
