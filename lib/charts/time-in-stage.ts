import type { StageTime } from '@/lib/domain/portfolio/aggregates';
import type { StageSpent } from '@/lib/domain/portfolio/history';
import { stageLabels, trackStages, type TrackStage } from '@/lib/domain/stages/stages';
import { yardstickOf, type Yardstick } from '@/lib/domain/stages/yardsticks';
import { count, type ChartFilter, type ChartTable } from './chart-filter';

export type TimeBar = {
  stage: TrackStage;
  label: string;
  count: number;
  medianDays: number;
  p90Days: number;
  yardstick: Yardstick | null;
  over: number;
  /** Days that those which got further had spent there; null while none has. */
  spent: { count: number; p10: number; p25: number; p50: number; p75: number; p90: number } | null;
  filter: ChartFilter;
};

export type TimeModel = {
  bars: TimeBar[];
  /** The right end of the axis, in days. */
  maxDays: number;
  table: ChartTable;
  summary: string;
};

const days = (value: number) => `${Math.round(value)} ${Math.round(value) === 1 ? 'day' : 'days'}`;

/**
 * How long the use cases now in a stage have been there, and how long those took that got further, beside the guide's usual time.
 * Production is no waiting room.
 */
export function timeModel(times: StageTime[], spent: StageSpent[]): TimeModel {
  const bars = trackStages
    .filter((stage) => stage !== 'production')
    .map((stage): TimeBar => {
      const row = times.find((candidate) => candidate.stage === stage);
      return {
        stage,
        label: stageLabels[stage],
        count: row?.count ?? 0,
        medianDays: row?.medianDays ?? 0,
        p90Days: row?.p90Days ?? 0,
        yardstick: yardstickOf(stage),
        over: row?.overYardstick ?? 0,
        spent: spentIn(spent.find((candidate) => candidate.stage === stage)),
        filter: { stage },
      };
    });
  const longest = Math.max(
    ...bars.map((bar) => Math.max(bar.p90Days, bar.spent?.p90 ?? 0, bar.yardstick?.maxDays ?? 0)),
    1,
  );
  const over = bars.reduce((sum, bar) => sum + bar.over, 0);
  return {
    bars,
    maxDays: Math.ceil(longest / 30) * 30,
    table: {
      columns: [
        'Stage',
        'Use cases',
        'Median',
        'Nine of ten within',
        'Got further',
        'Took them',
        'Usual time',
        'Longer than usual',
      ],
      rows: bars.map((bar) => ({
        cells: [
          bar.label,
          count(bar.count),
          bar.count > 0 ? days(bar.medianDays) : '–',
          bar.count > 0 ? days(bar.p90Days) : '–',
          bar.spent ? count(bar.spent.count) : '–',
          bar.spent ? `${days(bar.spent.p50)}, half ${Math.round(bar.spent.p25)}–${Math.round(bar.spent.p75)}` : '–',
          bar.yardstick ? `${bar.yardstick.minDays}–${bar.yardstick.maxDays} days` : '–',
          bar.yardstick ? count(bar.over) : '–',
        ],
        filter: bar.filter,
      })),
    },
    summary:
      over === 0
        ? 'Nothing has been in its stage longer than usual.'
        : `${count(over)} ${over === 1 ? 'has' : 'have'} been in the stage longer than usual.`,
  };
}

function spentIn(row: StageSpent | undefined): TimeBar['spent'] {
  if (!row) return null;
  const [p10 = 0, p25 = 0, p50 = 0, p75 = 0, p90 = 0] = row.quantiles;
  return { count: row.count, p10, p25, p50, p75, p90 };
}
