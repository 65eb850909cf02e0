import { KeyText } from '@/components/ui/key-text';
import { TextLink } from '@/components/ui/text-link';
import { many } from '@/lib/charts/chart-filter';
import { dayInWords } from '@/lib/domain/day';
import { dueWithinDays, type Due } from '@/lib/domain/portfolio/aggregates';
import { workLabels, workPath, workSubject } from '@/lib/domain/work/work';
import { Columns } from './columns';

type Props = {
  due: Due;
  /** The day of the figures. */
  today: string;
  scope: string;
  /** Address of the list of use cases, without a query; without it nothing leads there. */
  base?: string;
};

/** What is past its day, and what runs out within a month: conditions, evidence, waivers, reviews, POCs and pilots. */
export function DueCard({ due: { kinds, first }, today, scope, base }: Props) {
  const overdue = kinds.reduce((sum, kind) => sum + kind.overdue, 0);
  const soon = kinds.reduce((sum, kind) => sum + kind.soon, 0);
  const more = overdue + soon - first.length;
  return (
    <section aria-labelledby="due" className="flex min-w-0 flex-col rounded-lg border border-line bg-surface">
      <header className="px-4 pt-3.5 pb-3">
        <h2 id="due" className="text-lg font-semibold">
          Overdue and expiring
        </h2>
        <p className="mt-0.5 text-sm text-ink-muted">
          {overdue + soon === 0
            ? `Nothing is past its day, and nothing runs out within ${dueWithinDays} days.`
            : `${many(overdue, 'thing')} past the day, ${many(soon, 'more thing')} due or running out within ${dueWithinDays} days.`}
        </p>
      </header>
      {kinds.length > 0 && (
        <div className="grow space-y-4 overflow-x-auto px-4 pb-4">
          <table className="w-full text-sm tabular-nums">
            <thead>
              <Columns names={['What', 'Overdue', `Within ${dueWithinDays} days`]} />
            </thead>
            <tbody>
              {kinds.map((kind) => (
                <tr key={kind.kind} className="border-t border-line">
                  <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                    {workLabels[kind.kind]}
                  </th>
                  <td className={`px-3 text-right font-medium ${kind.overdue > 0 ? 'text-caution-ink' : ''}`}>
                    {kind.overdue.toLocaleString('en-US')}
                  </td>
                  <td className="pl-3 text-right">{kind.soon.toLocaleString('en-US')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {first.length > 0 && (
            <ul className="divide-y divide-line border-t border-line text-sm" aria-label="The first of them">
              {first.map((thing) => (
                <li key={`${thing.key} ${thing.kind} ${thing.ref}`} className="space-y-0.5 py-1.5">
                  <p className="flex flex-wrap items-baseline gap-x-2">
                    <KeyText>{thing.key}</KeyText>
                    {base ? (
                      <TextLink href={`${base}/${thing.key}${workPath(thing)}`}>{thing.title}</TextLink>
                    ) : (
                      thing.title
                    )}
                    <span className={`ml-auto whitespace-nowrap ${thing.dueOn < today ? 'text-caution-ink' : ''}`}>
                      {thing.dueOn < today ? 'was due' : 'due'} {dayInWords(thing.dueOn)}
                    </span>
                  </p>
                  <p className="line-clamp-2 text-ink-muted">
                    {workLabels[thing.kind]}: {workSubject(thing)}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {first.length > 0 && more > 0 && (
            <p className="text-xs text-ink-subtle">And {more.toLocaleString('en-US')} more after these.</p>
          )}
        </div>
      )}
      <p className="mt-auto truncate border-t border-line px-4 py-2 text-right text-xs text-ink-subtle">{scope}</p>
    </section>
  );
}
