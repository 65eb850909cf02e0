import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Summary } from '@/components/ui/summary';
import { Time } from '@/components/ui/time';
import type { Detail } from '@/lib/domain/audit/describe';

type Entry = {
  id: string;
  /** Null where the reader may not know how many there are. */
  seq: number | null;
  at: Date;
  actorId: string | null;
  actorName: string;
  sentence: string;
  details: Detail[];
  hash: string;
};

/** More details than these are folded away. */
const inSight = 3;

/** Events in words, newest first, each with what was before and after. */
export function EventList({ entries, now }: { entries: Entry[]; now: Date }) {
  return (
    <ol className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} id={entry.seq === null ? undefined : `event-${entry.seq}`} className="flex gap-3 px-4 py-3">
          <span className="mt-0.5">
            {entry.actorId ? <Avatar name={entry.actorName} /> : <Icon name="settings" size={20} />}
          </span>
          <div className="min-w-0 flex-1 space-y-1.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="max-w-prose min-w-0 wrap-anywhere">{entry.sentence}</p>
              <p className="text-sm text-ink-subtle">
                <Time at={entry.at} now={now} look="both" />
              </p>
            </div>
            <Details details={entry.details} />
          </div>
          {entry.seq === null ? null : (
            <span
              className="mt-0.5 hidden font-mono text-xs text-ink-subtle sm:block"
              title={`Event ${entry.seq} of the chain, SHA-256 ${entry.hash}`}
            >
              #{entry.seq}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Details({ details }: { details: Detail[] }) {
  if (details.length === 0) return null;
  const first = details.slice(0, inSight);
  const rest = details.slice(inSight);
  return (
    <div className="space-y-1">
      <Lines details={first} />
      {rest.length > 0 ? (
        <details>
          <Summary look="text">{rest.length} more</Summary>
          <div className="mt-1">
            <Lines details={rest} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

const Lines = ({ details }: { details: Detail[] }) => (
  <dl className="space-y-1 text-sm">
    {details.map(({ label, before, after }, index) => (
      <div key={index} className="gap-x-3 sm:grid sm:grid-cols-[12rem_minmax(0,1fr)]">
        <dt className="text-ink-subtle">{label}</dt>
        <dd className="max-w-prose min-w-0 wrap-anywhere whitespace-pre-line text-ink-muted">
          {before === undefined ? null : (
            <>
              <span className="sr-only">before: </span>
              <del className="text-ink-subtle decoration-line-field">{before}</del>
              <span aria-hidden="true"> → </span>
              <span className="sr-only">, after: </span>
            </>
          )}
          {after}
        </dd>
      </div>
    ))}
  </dl>
);
