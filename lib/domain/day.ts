import type { Day } from '@/lib/domain/use-case/facts';

const millisecondsPerDay = 86_400_000;

/** The calendar day of a moment. UTC everywhere, so that a deadline is the same day for everybody. */
export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsPerDay));

/** The same day some months on; the last of the month where that has no such day. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + count, 0));
  return dayOf(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))));
}

export const addSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people read it: "1 Dec 2026". */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${months[month - 1]} ${year}`;
}

/** Whole days from one day to another; negative when `to` comes first. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay);

/** Whole days that have passed between two moments, rounded down, never negative. */
export const daysSince = (from: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - from.getTime()) / millisecondsPerDay));

/** Whether something whose last valid day is `expiresOn` is over. The last day itself still counts; null never ends. */
export const expired = (expiresOn: Day | null, now: Date): boolean => expiresOn !== null && expiresOn < dayOf(now);

/** True in the last fifth of a validity that began at `from`: time to renew. False once it has expired. */
export function expiresSoon(from: Date, expiresOn: Day | null, now: Date): boolean {
  if (expiresOn === null || expired(expiresOn, now)) return false;
  return now >= renewFrom(from, expiresOn);
}

/** When the last fifth of a validity begins, to the millisecond. */
export function renewFrom(from: Date, expiresOn: Day): Date {
  const end = Date.parse(`${expiresOn}T00:00:00Z`) + millisecondsPerDay;
  return new Date(Math.round(from.getTime() + 0.8 * (end - from.getTime())));
}

/** The hour, in UTC: part of the name of what is kept for an hour at most, since days run out by themselves. */
export const hourOf = (at: Date): string => at.toISOString().slice(0, 13);
