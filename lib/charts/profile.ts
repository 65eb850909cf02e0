import { factorLabels, factors, type Level, type Ratings } from '@/lib/domain/scoring/factors';
import type { ChartTable } from './chart-filter';

export type ProfileSeries = { key: string; title: string; ratings: Ratings };
/** One factor with the level of each use case, by its key. */
export type ProfileRow = { label: string; levels: Record<string, Level> };

export type ProfileModel = { rows: ProfileRow[]; keys: string[]; table: ChartTable; summary: string };

/** The ratings of a few use cases, factor by factor, so that one sees where they differ. */
export function profileModel(series: ProfileSeries[]): ProfileModel {
  const rows = factors.map((factor): ProfileRow => ({
    label: factorLabels[factor],
    levels: Object.fromEntries(series.map(({ key, ratings }) => [key, ratings[factor]])),
  }));
  const apart = factors
    .map((factor) => {
      const levels = series.map(({ ratings }) => ratings[factor]);
      return { factor, range: Math.max(...levels) - Math.min(...levels) };
    })
    .sort((a, b) => b.range - a.range)[0];
  return {
    rows,
    keys: series.map(({ key }) => key),
    table: {
      columns: ['Factor', ...series.map(({ key }) => key)],
      rows: rows.map(({ label, levels }) => ({
        cells: [label, ...series.map(({ key }) => `${levels[key]} of 5`)],
        filter: null,
      })),
    },
    summary:
      series.length < 2
        ? 'Rated use cases are drawn here, one line each.'
        : apart && apart.range > 0
          ? `They differ most in ${factorLabels[apart.factor].toLowerCase()}, by ${apart.range} ${apart.range === 1 ? 'level' : 'levels'}.`
          : 'They are rated the same.',
  };
}
