import Link from 'next/link';
import type { ReactNode } from 'react';
import { Money, Unknown } from '@/components/ui/money';
import { totalOf, type PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import { standing, weeksBefore, type TrendPoint } from '@/lib/domain/portfolio/history';
import type { Stage } from '@/lib/domain/stages/stages';
import { Change } from './change';

const pipeline: Stage[] = ['assessed', 'poc', 'pilot', 'go-live-review'];

type Props = {
  aggregates: PortfolioAggregates;
  points: TrendPoint[];
  /** The use cases whose conditions are overdue, within the filter that is shown. */
  overdueHref: string;
};

const many = (count: number, one: string) => `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;

/** The portfolio in eight figures, each with its change in four weeks where there is one, before the charts. */
export function Headline({ aggregates, points, overdueHref }: Props) {
  const { currency, overduePilots, overdueConditions, history } = aggregates;
  const [now, before] = [points.at(-1), points.at(-1 - weeksBefore)];
  const unverified = aggregates.stages.reduce((sum, row) => sum + row.unverified, 0);
  const counted = (...stages: Stage[]) => {
    const there = standing(now, ...stages).count;
    return { there, change: <Change by={there - standing(before, ...stages).count} /> };
  };
  const valued = (...stages: Stage[]) => {
    const there = standing(now, ...stages).monthlyValue;
    const by = there - standing(before, ...stages).monthlyValue;
    return { there, change: <Change by={by} currency={currency} /> };
  };
  const live = counted('production');
  const nearly = counted('pilot', 'go-live-review');
  const [valueLive, valueAhead] = [valued('production'), valued(...pipeline)];
  const { medianDays, medianDaysBefore, count } = history.goLive;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4 2xl:grid-cols-8">
      <Figure
        label="Use cases"
        note={unverified > 0 ? `${unverified.toLocaleString('en-US')} imported, unverified` : 'All verified here'}
      >
        {totalOf(aggregates).toLocaleString('en-US')}
      </Figure>
      <Figure label="In production" note="Live now" change={live.change}>
        {live.there.toLocaleString('en-US')}
      </Figure>
      <Figure label="In pilot or review" note="On their way to production" change={nearly.change}>
        {nearly.there.toLocaleString('en-US')}
      </Figure>
      <Figure
        label="Candidate to production"
        note={count > 0 ? `Median of ${count.toLocaleString('en-US')} within a year` : 'None went live within a year'}
        change={
          medianDays !== null && medianDaysBefore !== null ? (
            <Change by={Math.round(medianDays) - Math.round(medianDaysBefore)} unit="day" good="down" />
          ) : null
        }
      >
        {medianDays === null ? <Unknown /> : `${Math.round(medianDays).toLocaleString('en-US')} days`}
      </Figure>
      <Figure label="Value live" note="Expected a month, in production" change={valueLive.change}>
        <Money amount={valueLive.there} currency={currency} compact />
      </Figure>
      <Figure label="Value in the pipeline" note="Expected a month, assessed to review" change={valueAhead.change}>
        <Money amount={valueAhead.there} currency={currency} compact />
      </Figure>
      <Figure
        label="Overdue pilots"
        note={overduePilots === 0 ? 'None is past its end date' : 'Past the end date of the plan'}
        alert={overduePilots > 0}
        change={<Change by={overduePilots - history.overduePilotsBefore} good="down" />}
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
    </dl>
  );
}

type FigureProps = { label: string; note: string; alert?: boolean; change?: ReactNode; children: ReactNode };

function Figure({ label, note, alert = false, change, children }: FigureProps) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className={`text-2xl font-semibold tabular-nums ${alert ? 'text-caution-ink' : ''}`}>{children}</dd>
      {change ? <dd className="text-xs">{change}</dd> : null}
      <dd className="text-xs text-ink-subtle">{note}</dd>
    </div>
  );
}
