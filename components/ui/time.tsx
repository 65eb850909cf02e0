import { relativeTime } from './relative-time';

type Props = {
  at: Date | string;
  /** The present, passed in so that a page tells one story: `now()` of the query. */
  now: Date;
  /** `day` shows a date without a time, `both` the date with how long ago. */
  look?: 'relative' | 'day' | 'both';
};

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });

/** A point in time: "3 days ago", with the exact one (UTC) on hover and for machines. */
export function Time({ at, now, look = 'relative' }: Props) {
  const date = typeof at === 'string' ? new Date(at) : at;
  const relative = relativeTime(date, now);
  return (
    <time dateTime={date.toISOString()} title={`${full.format(date)} UTC`} className="whitespace-nowrap">
      {look === 'relative' ? relative : look === 'day' ? day.format(date) : `${day.format(date)} (${relative})`}
    </time>
  );
}

/** A calendar day (`YYYY-MM-DD`), such as a due date: "14 Dec 2026". It has no time zone. */
export function Day({ day: value }: { day: string }) {
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {day.format(new Date(`${value}T00:00:00Z`))}
    </time>
  );
}
