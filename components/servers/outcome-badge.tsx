import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { outcomeLabels, type Outcome } from '@/lib/domain/mcp/checks/check';

const tones: Record<Outcome, Tone> = {
  pass: 'positive',
  warn: 'caution',
  fail: 'negative',
  'not-applicable': 'neutral',
  'not-verified': 'info',
};

/** What a check came to. Not verified is no pass, and does not look like one. */
export const OutcomeBadge = ({ outcome }: { outcome: Outcome }) => (
  <Badge tone={tones[outcome]} variant={outcome === 'not-applicable' ? 'outline' : 'soft'} dot>
    {outcomeLabels[outcome]}
  </Badge>
);
