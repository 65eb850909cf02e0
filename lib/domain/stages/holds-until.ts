import { addDays, dayOf, daysSince } from '@/lib/domain/day';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

const millisecondsPerDay = 86_400_000;

/**
 * When time alone may next change what the rules say of a use case's gates, readiness and marks: when the day ends, since deadlines are days,
 * and when it has been in its stage for one more whole day. Only that it is time to renew evidence begins at another moment.
 */
export function holdsUntil({ stageEnteredAt }: Pick<UseCaseFacts, 'stageEnteredAt'>, now: Date): Date {
  const tomorrow = Date.parse(`${addDays(dayOf(now), 1)}T00:00:00Z`);
  const nextDayInStage = stageEnteredAt.getTime() + (daysSince(stageEnteredAt, now) + 1) * millisecondsPerDay;
  return new Date(Math.min(tomorrow, nextDayInStage));
}
