import { areaLabels, areas, type Area } from '@/lib/domain/checklist/areas';
import type { ReadinessRow } from '@/lib/domain/portfolio/aggregates';
import { stageLabels } from '@/lib/domain/stages/stages';
import { count, type ChartTable } from './chart-filter';

/** Five bands and the unknown: the shade of a cell, never its only sign, since each cell also says its figure. */
export type Band = 'unknown' | 'none' | 'low' | 'middle' | 'high' | 'full';

export type HeatCell = {
  row: number;
  column: number;
  area: Area;
  percent: number | null;
  /** Items in the percentage that are waived, not satisfied. */
  waived: number;
  band: Band;
  label: string;
};

export type HeatRow = { key: string; title: string; stage: string; overall: string; openBlockers: number };

export type ReadinessModel = {
  summary: string;
  rows: HeatRow[];
  columns: { area: Area; label: string }[];
  cells: HeatCell[];
  table: ChartTable;
};

export function bandOf(percent: number | null): Band {
  if (percent === null) return 'unknown';
  if (percent === 0) return 'none';
  if (percent < 40) return 'low';
  if (percent < 80) return 'middle';
  return percent < 100 ? 'high' : 'full';
}

const withWaived = (percent: number | null, waived: number) =>
  waived > 0 ? `${shown(percent)}, ${waived} waived` : shown(percent);
const shown = (percent: number | null) => (percent === null ? 'unknown' : `${percent} %`);

/** What a cell says in a table that has room for a word. */
export const cellWords = ({ percent, waived }: Pick<HeatCell, 'percent' | 'waived'>): string =>
  percent === null ? '?' : waived > 0 ? `${percent}, ${waived} waived` : String(percent);

export const readinessNote =
  'Percent of the applicable items that are satisfied or waived; “?” means that nothing is recorded yet, which is not zero.';

function summaryOf(rows: ReadinessRow[], more: number): string {
  if (rows.length === 0) return 'Nothing is on its way to production.';
  const blocked = rows.filter(({ openBlockers }) => openBlockers > 0).length;
  const rest = more > 0 ? `; ${count(more)} more ${more === 1 ? 'is' : 'are'} on the way` : '';
  return `${blocked} of the ${rows.length} closest to production ${blocked === 1 ? 'has' : 'have'} open blockers${rest}.`;
}

/** Use cases on their way to production, by area of the checklist. `more`: how many further ones there are. */
export function readinessModel(rows: ReadinessRow[], more: number): ReadinessModel {
  return {
    summary: summaryOf(rows, more),
    rows: rows.map(({ key, title, stage, overall, openBlockers }) => ({
      key,
      title,
      stage: stageLabels[stage],
      overall: shown(overall),
      openBlockers,
    })),
    columns: areas.map((area) => ({ area, label: areaLabels[area] })),
    cells: rows.flatMap((row, rowIndex) =>
      areas.map((area, column) => ({
        row: rowIndex,
        column,
        area,
        percent: row.areas[area],
        waived: row.waived[area],
        band: bandOf(row.areas[area]),
        label: `${row.key}, ${areaLabels[area]}: ${withWaived(row.areas[area], row.waived[area])}`,
      })),
    ),
    table: {
      columns: ['Use case', 'Stage', ...areas.map((area) => areaLabels[area]), 'Readiness', 'Open blockers'],
      rows: rows.map((row) => ({
        cells: [
          `${row.key} ${row.title}`.trim(),
          stageLabels[row.stage],
          ...areas.map((area) => withWaived(row.areas[area], row.waived[area])),
          shown(row.overall),
          String(row.openBlockers),
        ],
        filter: null,
      })),
    },
  };
}
