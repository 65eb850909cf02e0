import { trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

export type Period = { stage: Stage; beganAt: Date; endedAt: Date | null };

/** How a generated use case came to its stage: through those before it, in even steps from its making to its entering. */
export function periodsOf({ stage, parkedFrom, createdAt, stageEnteredAt }: UseCaseFacts): Period[] {
  const last = stage === 'retired' ? 'production' : stage === 'rejected' ? 'candidate' : (parkedFrom ?? stage);
  const way: Stage[] = trackStages.slice(0, trackStages.indexOf(last as TrackStage) + 1);
  if (last !== stage) way.push(stage);
  const step = (stageEnteredAt.getTime() - createdAt.getTime()) / Math.max(1, way.length - 1);
  const entered = way.map((_, place) => new Date(createdAt.getTime() + Math.round(place * step)));
  return way.map((name, place) => ({
    stage: name,
    beganAt: entered[place] as Date,
    endedAt: entered[place + 1] ?? null,
  }));
}
