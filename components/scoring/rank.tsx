import { Card } from '@/components/ui/card';
import type { RankRange } from '@/lib/domain/scoring/robustness';

/** The place among those still to be chosen, and how much of it is the weights' doing. */
export function Rank({ range }: { range: RankRange | null }) {
  if (!range) return null;
  const { rank, best, worst, of } = range;
  return (
    <Card title="Among the candidates" level={2}>
      <p className="flex items-baseline gap-1.5">
        <span className="text-xl font-semibold whitespace-nowrap tabular-nums">{ordinal(rank)}</span>
        <span className="text-ink-muted">of {of} assessed and not yet in a POC</span>
      </p>
      <p className="mt-1 text-sm text-ink-muted">
        {of === 1
          ? 'It is the only one so far.'
          : best === worst
            ? 'It keeps this place when each weight varies by up to 30 %.'
            : `Between ${ordinal(best)} and ${ordinal(worst)} when each weight varies by up to 30 %.`}
      </p>
    </Card>
  );
}

function ordinal(place: number): string {
  const tens = place % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${ending}`;
}
