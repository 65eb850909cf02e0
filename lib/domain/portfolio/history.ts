import type { WaitingStage } from '@/lib/domain/forecast/stage-history';
import { addDays, dayOf } from '@/lib/domain/day';
import type { Stage, TrackStage } from '@/lib/domain/stages/stages';

/** What the use cases have been through, as sums over their stage periods. */
export type PortfolioHistory = {
  /** ISO time of the last point. */
  at: string;
  changes: StageChange[];
  reach: StageReach[];
  spent: StageSpent[];
  /** Of those that first went live within a year: the median days from their making on, and the same four weeks ago. */
  goLive: { medianDays: number | null; medianDaysBefore: number | null; count: number };
  /** Pilots that were past their end date four weeks ago. */
  overduePilotsBefore: number;
};

/** By how much a stage grew between the point before and this one; at point 0, all that had come until then. */
export type StageChange = { point: number; stage: Stage; verified: boolean; count: number; monthlyValue: number };

/** Verified use cases that came to this stage and no further, ever; `givenUp`: of those, rejected or retired since. */
export type StageReach = { stage: TrackStage; furthest: number; givenUp: number };

/** Days in a stage of those that got further: the tenth, quarter, half, three quarters and nine tenths of them within. */
export type StageSpent = { stage: WaitingStage; count: number; quantiles: number[] };

/** A point for each week of a year, and one for now. */
export const trendWeeks = 52;
/** "A month" of the headline. */
export const weeksBefore = 4;

export type TrendPoint = {
  /** ISO day. */
  day: string;
  /** Verified use cases and what they are worth a month, by stage; what is not named is zero. */
  stages: Partial<Record<Stage, { count: number; monthlyValue: number }>>;
};

/** How many verified use cases stood where, week by week, the oldest first; nothing before the first of them. */
export function trendOf({ at, changes }: Pick<PortfolioHistory, 'at' | 'changes'>): TrendPoint[] {
  const running = new Map<Stage, { count: number; monthlyValue: number }>();
  const points: TrendPoint[] = [];
  for (let point = 0; point <= trendWeeks; point += 1) {
    for (const change of changes) {
      if (change.point !== point || !change.verified) continue;
      const so = running.get(change.stage) ?? { count: 0, monthlyValue: 0 };
      running.set(change.stage, {
        count: so.count + change.count,
        monthlyValue: so.monthlyValue + change.monthlyValue,
      });
    }
    const stages = Object.fromEntries([...running].filter(([, { count }]) => count > 0));
    if (points.length > 0 || running.size > 0) {
      points.push({ day: addDays(dayOf(new Date(at)), (point - trendWeeks) * 7), stages });
    }
  }
  return points;
}

/** Use cases and their monthly value in these stages at a point. */
export function standing(point: TrendPoint | undefined, ...stages: Stage[]): { count: number; monthlyValue: number } {
  const found = stages.map((stage) => point?.stages[stage] ?? { count: 0, monthlyValue: 0 });
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    monthlyValue: found.reduce((sum, { monthlyValue }) => sum + monthlyValue, 0),
  };
}
