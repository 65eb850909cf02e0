import type { StageCount } from '@/lib/domain/portfolio/aggregates';
import { stageLabels, trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import { count, percent, type ChartFilter, type ChartTable } from './chart-filter';

export type FunnelBar = {
  stage: TrackStage;
  label: string;
  /** Verified use cases that are in this stage now. */
  now: number;
  /** Imported ones that are said to be in it. */
  unverified: number;
  /** Verified ones in this stage or a later one. */
  reached: number;
  /** Share of those that reached the stage before and also reached this one, 0–1; null where none did. */
  conversion: number | null;
  filter: ChartFilter;
};

export type FunnelModel = { bars: FunnelBar[]; aside: FunnelAside[]; table: ChartTable; summary: string };
export type FunnelAside = { stage: Stage; label: string; count: number; filter: ChartFilter };

/**
 * The stage funnel. `reached` counts where use cases stand today: one that went back counts for the stage it went back to,
 * and retired ones, which were live, count as having reached Production.
 */
export function funnelModel(stages: StageCount[], money: (amount: number) => string): FunnelModel {
  const at = new Map(stages.map((row) => [row.stage, row]));
  const verified = (stage: Stage) => at.get(stage)?.verified ?? 0;
  const reached = trackStages.map((_, index) =>
    [...trackStages.slice(index), 'retired' as const].reduce((sum, stage) => sum + verified(stage), 0),
  );
  const bars = trackStages.map((stage, index): FunnelBar => {
    const before = reached[index - 1];
    return {
      stage,
      label: stageLabels[stage],
      now: verified(stage),
      unverified: at.get(stage)?.unverified ?? 0,
      reached: reached[index] ?? 0,
      conversion: before ? (reached[index] ?? 0) / before : null,
      filter: { stage },
    };
  });
  const aside = (['parked', 'rejected', 'retired'] as const).map((stage) => ({
    stage,
    label: stageLabels[stage],
    count: verified(stage) + (at.get(stage)?.unverified ?? 0),
    filter: { stage },
  }));
  return { bars, aside, table: table(bars, at, money), summary: summary(bars) };
}

function table(bars: FunnelBar[], at: Map<Stage, StageCount>, money: (amount: number) => string): ChartTable {
  return {
    columns: ['Stage', 'In it now', 'Imported, unverified', 'Reached it', 'Of the stage before', 'Expected a month'],
    rows: bars.map((bar) => ({
      cells: [
        bar.label,
        count(bar.now),
        count(bar.unverified),
        count(bar.reached),
        percent(bar.conversion),
        money(at.get(bar.stage)?.monthlyValue ?? 0),
      ],
      filter: bar.filter,
    })),
  };
}

function summary(bars: FunnelBar[]): string {
  const production = bars.at(-1);
  const first = bars[0];
  if (!production || !first || first.reached === 0) return 'No use case has been verified yet.';
  return `${count(production.reached)} of ${count(first.reached)} use cases have reached Production.`;
}
