import { totalOf, type PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import { standing, weeksBefore, type TrendPoint } from '@/lib/domain/portfolio/history';
import type { Stage } from '@/lib/domain/stages/stages';
import { count, many } from './chart-filter';

export type HeadlineFigure = {
  label: string;
  /** Null: not known. */
  value: number | null;
  unit: 'use cases' | 'days' | 'money' | 'conditions';
  note: string;
  /** Now minus four weeks ago; null where that is not known. `good`: which way is welcome. */
  change: { by: number; good: 'up' | 'down' } | null;
  /** Something is wrong while it is not zero. */
  alert: boolean;
};

const pipeline: Stage[] = ['assessed', 'poc', 'pilot', 'go-live-review'];

/** The portfolio in eight figures, each with its change in four weeks where there is one. */
export function headlineFigures(aggregates: PortfolioAggregates, points: TrendPoint[]): HeadlineFigure[] {
  const { overduePilots, overdueConditions, history } = aggregates;
  const [now, before] = [points.at(-1), points.at(-1 - weeksBefore)];
  const unverified = aggregates.stages.reduce((sum, row) => sum + row.unverified, 0);
  const counted = (label: string, note: string, ...stages: Stage[]): HeadlineFigure => {
    const value = standing(now, ...stages).count;
    const change = { by: value - standing(before, ...stages).count, good: 'up' } as const;
    return { label, value, unit: 'use cases', note, change, alert: false };
  };
  const valued = (label: string, note: string, ...stages: Stage[]): HeadlineFigure => {
    const value = standing(now, ...stages).monthlyValue;
    const change = { by: value - standing(before, ...stages).monthlyValue, good: 'up' } as const;
    return { label, value, unit: 'money', note, change, alert: false };
  };
  const { medianDays, medianDaysBefore, count: wentLive } = history.goLive;
  const days = medianDays === null ? null : Math.round(medianDays);
  return [
    {
      label: 'Use cases',
      value: totalOf(aggregates),
      unit: 'use cases',
      note: unverified > 0 ? `${count(unverified)} imported, unverified` : 'All verified here',
      change: null,
      alert: false,
    },
    counted('In production', 'Live now', 'production'),
    counted('In pilot or review', 'On their way to production', 'pilot', 'go-live-review'),
    {
      label: 'Candidate to production',
      value: days,
      unit: 'days',
      note: wentLive > 0 ? `Median of ${count(wentLive)} within a year` : 'None went live within a year',
      change:
        days !== null && medianDaysBefore !== null ? { by: days - Math.round(medianDaysBefore), good: 'down' } : null,
      alert: false,
    },
    valued('Value live', 'Expected a month, in production', 'production'),
    valued('Value in the pipeline', 'Expected a month, assessed to review', ...pipeline),
    {
      label: 'Overdue pilots',
      value: overduePilots,
      unit: 'use cases',
      note: overduePilots === 0 ? 'None is past its end date' : 'Past the end date of the plan',
      change: { by: overduePilots - history.overduePilotsBefore, good: 'down' },
      alert: overduePilots > 0,
    },
    {
      label: 'Overdue conditions',
      value: overdueConditions.conditions,
      unit: 'conditions',
      note:
        overdueConditions.conditions === 0
          ? 'None of an approval is past its day'
          : `Of approvals and reviews, on ${many(overdueConditions.useCases, 'use case')}`,
      change: null,
      alert: overdueConditions.conditions > 0,
    },
  ];
}

/** "2 days more in 4 weeks". */
export function changeWords({ unit, change }: HeadlineFigure, money: (amount: number) => string): string | null {
  if (!change) return null;
  const { by } = change;
  if (by === 0) return 'No change in 4 weeks';
  const size = Math.abs(by);
  const amount = unit === 'money' ? money(size) : unit === 'days' ? many(size, 'day') : count(size);
  const down = unit === 'money' || unit === 'days' ? 'less' : 'fewer';
  return `${amount} ${by > 0 ? 'more' : down} in 4 weeks`;
}

export function figureWords({ value, unit }: HeadlineFigure, money: (amount: number) => string): string {
  if (value === null) return '–';
  if (unit === 'money') return money(value);
  return unit === 'days' ? many(value, 'day') : count(value);
}
