import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { riskLevelLabels, type RiskLevel } from '@/lib/domain/plan/risks';

export const levelTones: Record<RiskLevel, Tone> = { low: 'neutral', medium: 'caution', high: 'negative' };

export function LevelBadge({ level }: { level: RiskLevel }) {
  return (
    <Badge tone={levelTones[level]} dot>
      {riskLevelLabels[level]}
    </Badge>
  );
}
