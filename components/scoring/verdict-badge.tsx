import { Badge } from '@/components/ui/badge';
import { verdictLabels, type Verdict } from '@/lib/domain/scoring/verdict';
import { verdictTones } from './verdict-tone';

type Props = {
  verdict: Verdict | null;
  /** The shown score, 0–100, before the verdict. */
  score?: number | null;
};

/** The verdict in a word; what has none yet says so. */
export function VerdictBadge({ verdict, score = null }: Props) {
  if (!verdict) return <Badge variant="outline">Not assessed</Badge>;
  const badge = <Badge tone={verdictTones[verdict]}>{verdictLabels[verdict]}</Badge>;
  if (score === null) return badge;
  return (
    <span className="verdict">
      {score}
      {badge}
    </span>
  );
}
