import Link from 'next/link';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { totalOf, type PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import type { Stage } from '@/lib/domain/stages/stages';

const pipeline: Stage[] = ['assessed', 'poc', 'pilot', 'go-live-review'];

type Props = {
  aggregates: PortfolioAggregates;
  /** The use cases whose conditions are overdue, within the filter that is shown. */
  overdueHref: string;
};

const many = (count: number, one: string) => `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;

/** The portfolio in eight figures, before the charts. */
export function Headline({ aggregates, overdueHref }: Props) {
  const verified = (...stages: Stage[]) =>
    aggregates.stages.filter(({ stage }) => stages.includes(stage)).reduce((sum, row) => sum + row.verified, 0);
  const value = (...stages: Stage[]) =>
    aggregates.stages.filter(({ stage }) => stages.includes(stage)).reduce((sum, row) => sum + row.monthlyValue, 0);
  const unverified = aggregates.stages.reduce((sum, row) => sum + row.unverified, 0);
  const { currency, overduePilots, overdueConditions, waived } = aggregates;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4 2xl:grid-cols-8">
      <Figure
        label="Use cases"
        note={unverified > 0 ? `${unverified.toLocaleString('en-US')} imported, unverified` : 'All verified here'}
      >
        {totalOf(aggregates).toLocaleString('en-US')}
      </Figure>
      <Figure label="In production" note="Live now">
        {verified('production').toLocaleString('en-US')}
      </Figure>
      <Figure label="In pilot or review" note="On their way to production">
        {verified('pilot', 'go-live-review').toLocaleString('en-US')}
      </Figure>
      <Figure label="Value live" note="Expected a month, in production">
        <Money amount={value('production')} currency={currency} compact />
      </Figure>
      <Figure label="Value in the pipeline" note="Expected a month, assessed to review">
        <Money amount={value(...pipeline)} currency={currency} compact />
      </Figure>
      <Figure
        label="Overdue pilots"
        note={overduePilots === 0 ? 'None is past its end date' : 'Past the end date of the plan'}
        alert={overduePilots > 0}
      >
        {overduePilots.toLocaleString('en-US')}
      </Figure>
      <Figure
        label="Overdue conditions"
        note={
          overdueConditions.conditions === 0
            ? 'None of an approval is past its day'
            : `Of approvals and reviews, on ${many(overdueConditions.useCases, 'use case')}`
        }
        alert={overdueConditions.conditions > 0}
      >
        {overdueConditions.conditions === 0 ? (
          0
        ) : (
          <Link href={overdueHref} className="underline underline-offset-4">
            {overdueConditions.conditions.toLocaleString('en-US')}
          </Link>
        )}
      </Figure>
      <Figure
        label="Waived items"
        note={
          waived.items === 0
            ? 'No gap is accepted now'
            : `Accepted gaps, not done, on ${many(waived.useCases, 'use case')}`
        }
      >
        {waived.items.toLocaleString('en-US')}
      </Figure>
    </dl>
  );
}

type FigureProps = { label: string; note: string; alert?: boolean; children: ReactNode };

function Figure({ label, note, alert = false, children }: FigureProps) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className={`text-2xl font-semibold tabular-nums ${alert ? 'text-caution-ink' : ''}`}>{children}</dd>
      <dd className="text-xs text-ink-subtle">{note}</dd>
    </div>
  );
}
