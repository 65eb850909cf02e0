import { relativeTime } from './relative-time';

type Props = { at: Date | string } & (
  | /** A date without a time. */ { look: 'day' }
  | {
      /** How long ago; `both` the date with it. */
      look?: 'relative' | 'both';
      /** The present, passed in so that a page tells one story: `now()` of the query. */
      now: Date;
    }
);

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });

/** A point in time: "3 days ago", with the exact one (UTC) on hover and for machines. */
export function Time(props: Props) {
  const date = typeof props.at === 'string' ? new Date(props.at) : props.at;
  return (
    <time dateTime={date.toISOString()} title={`${full.format(date)} UTC`} className="whitespace-nowrap">
      {said(date, props)}
    </time>
  );
}

function said(date: Date, props: Props): string {
  if (props.look === 'day') return day.format(date);
  const relative = relativeTime(date, props.now);
  return props.look === 'both' ? `${day.format(date)} (${relative})` : relative;
}

/** A calendar day (`YYYY-MM-DD`), such as a due date: "14 Dec 2026". It has no time zone. */
export function Day({ day: value }: { day: string }) {
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {day.format(new Date(`${value}T00:00:00Z`))}
    </time>
  );
}
