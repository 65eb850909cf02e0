import { Badge } from '@/components/ui/badge';
import { dayInWords, dayOf } from '@/lib/domain/day';
import type { Day } from '@/lib/domain/use-case/facts';

/** Until when, or since when it is overdue. */
export function Due({ dueOn, now }: { dueOn: Day | null; now: Date }) {
  if (!dueOn) return null;
  const overdue = dueOn < dayOf(now);
  return (
    <Badge tone={overdue ? 'negative' : 'caution'}>
      {overdue ? 'Overdue since' : 'Until'} {dayInWords(dueOn)}
    </Badge>
  );
}
