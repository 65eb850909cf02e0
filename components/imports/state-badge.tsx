import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import {
  importOutcomeLabels,
  importStateLabels,
  type ImportOutcome,
  type ImportState,
} from '@/lib/domain/import/states';

const tones: Record<ImportState, Tone> = {
  uploaded: 'neutral',
  running: 'info',
  done: 'positive',
  failed: 'negative',
  undone: 'neutral',
};

export function ImportStateBadge({ state }: { state: ImportState }) {
  return (
    <Badge tone={tones[state]} dot>
      {importStateLabels[state]}
    </Badge>
  );
}

const outcomeTones: Record<ImportOutcome, Tone> = { created: 'positive', updated: 'info', skipped: 'neutral' };

export function OutcomeBadge({ outcome }: { outcome: ImportOutcome }) {
  return <Badge tone={outcomeTones[outcome]}>{importOutcomeLabels[outcome]}</Badge>;
}
