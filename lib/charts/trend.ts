import { dayInWords } from '@/lib/domain/day';
import type { TrendPoint } from '@/lib/domain/portfolio/history';
import { stageLabels, type TrackStage } from '@/lib/domain/stages/stages';
import { count, type ChartTable } from './chart-filter';

/** Candidates are left out of the drawing, where they would press everything else flat; the table has them. */
export const trendStages = ['production', 'go-live-review', 'pilot', 'poc', 'assessed'] as const satisfies TrackStage[];
export type TrendStage = (typeof trendStages)[number];

export type TrendMark = { day: string; label: string } & Record<TrendStage, number>;

export type TrendModel = {
  /** Weekly, the oldest first. */
  marks: TrendMark[];
  /** One mark in so many is told to those who do not see the drawing. */
  toldEvery: number;
  series: { stage: TrendStage; label: string; now: number }[];
  table: ChartTable;
  summary: string;
};

const toldEvery = 4;

/** How many verified use cases stood in each stage beyond Candidate, week by week. */
export function trendModel(points: TrendPoint[]): TrendModel {
  const at = (point: TrendPoint | undefined, stage: TrackStage) => point?.stages[stage]?.count ?? 0;
  const marks = points.map((point): TrendMark => {
    const counts = Object.fromEntries(trendStages.map((stage) => [stage, at(point, stage)])) as Record<
      TrendStage,
      number
    >;
    const said = trendStages.map((stage) => `${counts[stage]} in ${stageLabels[stage]}`).join(', ');
    return { ...counts, day: point.day, label: `${dayInWords(point.day)}: ${said}` };
  });
  const last = points.at(-1);
  const columns: TrackStage[] = [...trendStages, 'candidate'];
  // Every fourth week, counted back from now.
  const told = points.filter((_, place) => (points.length - 1 - place) % toldEvery === 0);
  return {
    marks,
    toldEvery,
    series: trendStages.map((stage) => ({ stage, label: stageLabels[stage], now: at(last, stage) })),
    table: {
      columns: ['Day', ...columns.map((stage) => stageLabels[stage])],
      rows: told.toReversed().map((point) => ({
        cells: [dayInWords(point.day), ...columns.map((stage) => count(at(point, stage)))],
        filter: null,
      })),
    },
    summary: summary(points),
  };
}

function summary(points: TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'No use case has been verified yet.';
  const [then, now] = [first, last].map((point) => point.stages.production?.count ?? 0) as [number, number];
  const since = dayInWords(first.day);
  if (now === then) return `${count(now)} in production, as on ${since}.`;
  return `${count(now)} in production, ${count(Math.abs(now - then))} ${now > then ? 'more' : 'fewer'} than on ${since}.`;
}
