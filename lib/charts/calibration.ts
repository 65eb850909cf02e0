import type { Calibration, Point } from '@/lib/domain/scoring/calibration';
import type { ChartTable } from './chart-filter';

/** Pilots with the same level and about the same result. */
export type CalibrationMark = {
  level: number;
  /** Percent reached, to ten. */
  reached: number;
  count: number;
  /** The one use case behind it; null: several. */
  key: string | null;
  label: string;
};

export type CalibrationModel = {
  marks: CalibrationMark[];
  from: number;
  to: number;
  table: ChartTable;
  summary: string;
};

const step = 10;

/** Points that fall together are one mark, so that it reads the same with ten pilots or two thousand. */
export function calibrationModel(
  points: Point[],
  what: { predicted: string; reached: string },
  bias: number | null,
): CalibrationModel {
  const places = new Map<string, Point[]>();
  for (const point of points) {
    const place = `${point.level} ${Math.round((point.reached * 100) / step) * step}`;
    places.set(place, [...(places.get(place) ?? []), point]);
  }
  const marks = [...places].map(([place, own]): CalibrationMark => {
    const [level = 0, reached = 0] = place.split(' ').map(Number);
    const [only] = own;
    const who = own.length === 1 && only ? `${only.key} ${only.title}` : `${own.length} pilots`;
    return {
      level,
      reached,
      count: own.length,
      key: own.length === 1 && only ? only.key : null,
      label: `${who}: ${what.predicted} ${level} of 5, ${what.reached} about ${reached} %`,
    };
  });
  marks.sort((a, b) => a.level - b.level || a.reached - b.reached);
  const reached = marks.map((mark) => mark.reached);
  return {
    marks,
    // Whole quarters, with room for the highest mark.
    from: Math.min(0, Math.floor(Math.min(0, ...reached) / 25) * 25),
    to: Math.ceil((Math.max(100, ...reached) + 5) / 25) * 25,
    table: {
      columns: ['Use case', `${capital(what.predicted)}, level`, 'Predicted', capital(what.reached)],
      rows: points.slice(0, tableRows).map((point) => ({
        cells: [`${point.key} ${point.title}`, `${point.level} of 5`, percent(point.predicted), percent(point.reached)],
        filter: null,
      })),
    },
    summary:
      bias === null
        ? `${points.length} ${points.length === 1 ? 'pilot' : 'pilots'}; above the line it went better than predicted, below worse.`
        : `Over ${points.length} pilots predictions were ${words(bias)}. Above the line it went better than predicted, below worse.`,
  };
}

/** The latest ones; a table of thousands is a file. */
const tableRows = 50;

export function words(bias: Calibration['bias']): string {
  if (bias === null) return 'not known';
  const points = Math.round(Math.abs(bias) * 100);
  if (points < 5) return 'about right';
  return bias > 0 ? `${points} points too hopeful` : `${points} points too modest`;
}

export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
