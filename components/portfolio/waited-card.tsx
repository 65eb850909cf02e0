import { TextLink } from '@/components/ui/text-link';
import { waitedLabels, waitedSummary, wholeDays as days } from '@/lib/charts/waited';
import type { Waited } from '@/lib/domain/portfolio/aggregates';
import { Columns } from './columns';

type Props = {
  waited: Waited;
  scope: string;
  /** The use cases that a person owns, within the filter of the page. */
  ownerHref?: (memberId: string) => string;
};

/** What waits on whom: by role, then by person. */
export function WaitedCard({ waited, scope, ownerHref }: Props) {
  const { roles, people, morePeople } = waited;
  const all = roles.reduce((sum, { things }) => sum + things, 0);
  const most = Math.max(...roles.map(({ things }) => things), 1);
  return (
    <section aria-labelledby="waited" className="flex min-w-0 flex-col rounded-lg border border-line bg-surface">
      <header className="px-4 pt-3.5 pb-3">
        <h2 id="waited" className="text-lg font-semibold">
          Who is waited on
        </h2>
        <p className="mt-0.5 text-sm text-ink-muted">{waitedSummary(waited)}</p>
      </header>
      {all > 0 && (
        <div className="grow space-y-4 overflow-x-auto px-4 pb-4">
          <table className="w-full text-sm tabular-nums">
            <thead>
              <Columns names={['Role', 'Things', 'Median', 'Longest']} />
            </thead>
            <tbody>
              {roles.map(({ as, things, medianDays, longestDays }) => (
                <tr key={as} className="border-t border-line">
                  <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                    {waitedLabels[as]}
                    <span aria-hidden="true" className="mt-1 block h-1.5 rounded-full bg-neutral-soft">
                      <span
                        className="block h-full rounded-full bg-chart-1"
                        style={{ width: `${(things / most) * 100}%` }}
                      />
                    </span>
                  </th>
                  <td className="px-3 text-right font-medium">{things.toLocaleString('en-US')}</td>
                  <td className="px-3 text-right whitespace-nowrap">{days(medianDays)}</td>
                  <td className="pl-3 text-right whitespace-nowrap">{days(longestDays)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {people.length > 0 && (
            <table className="w-full text-sm tabular-nums">
              <thead>
                <Columns names={['Person', 'Things', 'Longest']} />
              </thead>
              <tbody>
                {people.map(({ id, name, things, longestDays }) => (
                  <tr key={id} className="border-t border-line">
                    <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                      {ownerHref ? <TextLink href={ownerHref(id)}>{name}</TextLink> : name}
                    </th>
                    <td className="px-3 text-right font-medium">{things.toLocaleString('en-US')}</td>
                    <td className="pl-3 text-right whitespace-nowrap">{days(longestDays)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {people.length > 0 && morePeople > 0 && (
            <p className="text-xs text-ink-subtle">And {morePeople.toLocaleString('en-US')} more people with less.</p>
          )}
        </div>
      )}
      <p className="mt-auto truncate border-t border-line px-4 py-2 text-right text-xs text-ink-subtle">{scope}</p>
    </section>
  );
}
