import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';

const tones: Record<ActionTier, Tone> = {
  'read-only': 'neutral',
  draft: 'info',
  'reversible-write': 'caution',
  irreversible: 'negative',
};

/** What a tool may do at worst. */
export function TierBadge({ tier }: { tier: ActionTier }) {
  return <Badge tone={tones[tier]}>{actionTierLabels[tier]}</Badge>;
}
