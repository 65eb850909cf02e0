import { trackStages, type Stage } from './stages';

/**
 * What is left of an import's word for the stage once the use case stands in `stage`: nothing after its gates have carried
 * it that far, or when both say the same.
 */
export function reportedStageAfter(reported: Stage | null, stage: Stage): Stage | null {
  if (reported === null || reported === stage || stage === 'retired') return null;
  const place = (name: Stage) => (trackStages as readonly Stage[]).indexOf(name);
  return place(reported) >= 0 && place(stage) >= place(reported) ? null : reported;
}
