import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';

const tones: Record<Stage, Tone> = {
  candidate: 'neutral',
  assessed: 'info',
  poc: 'accent',
  pilot: 'accent',
  'go-live-review': 'caution',
  production: 'positive',
  parked: 'neutral',
  rejected: 'negative',
  retired: 'neutral',
};

/** The stage in its word; where it is parked, also where it was. */
export function StageBadge({ stage, parkedFrom }: { stage: Stage; parkedFrom?: Stage | null }) {
  return (
    <Badge tone={tones[stage]} dot>
      {stageLabels[stage]}
      {stage === 'parked' && parkedFrom ? ` in ${stageLabels[parkedFrom]}` : ''}
    </Badge>
  );
}

/** An import's word for the stage, which no gate has checked. */
export function UnverifiedMark({ reported }: { reported: Stage }) {
  return (
    <Badge
      variant="outline"
      title={`Imported as "${stageLabels[reported]}". It counts as unverified until its gates hold here.`}
    >
      Imported, gates not checked
    </Badge>
  );
}
