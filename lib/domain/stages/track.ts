import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { trackStages, type Stage, type TrackStage } from './stages';

export const isTrackStage = (stage: Stage): stage is TrackStage => (trackStages as readonly Stage[]).includes(stage);

/** The place on the track: a parked use case keeps its own; rejected and retired ones have none. */
export function trackStageOf(facts: Pick<UseCaseFacts, 'stage' | 'parkedFrom'>): TrackStage | null {
  if (isTrackStage(facts.stage)) return facts.stage;
  return facts.stage === 'parked' ? facts.parkedFrom : null;
}

/** Given up or taken down: nothing waits on anybody there any more. */
export const isEnded = (stage: Stage): boolean => stage === 'rejected' || stage === 'retired';

/** The next stage of the track: what the screens lead to. Null in production and beside the track. */
export function nextStage(facts: Pick<UseCaseFacts, 'stage'>): TrackStage | null {
  if (!isTrackStage(facts.stage)) return null;
  return trackStages[trackStages.indexOf(facts.stage) + 1] ?? null;
}
