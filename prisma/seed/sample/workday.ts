import { addDays, dayOf } from '@/lib/domain/day';

const minutes = 60_000;

/**
 * A moment of the working day so many days before `now`: minutes after eight in the morning, UTC. A Saturday or Sunday gives
 * the Friday before, so that order is kept and nothing lies in the future.
 */
export function workday(now: Date, daysAgo: number, minute: number): Date {
  const day = addDays(dayOf(now), -daysAgo);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const early = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return new Date(Date.parse(`${addDays(day, -early)}T08:00:00Z`) + minute * minutes);
}
