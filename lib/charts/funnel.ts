import type { StageCount } from '@/lib/domain/portfolio/aggregates';
import type { StageReach } from '@/lib/domain/portfolio/history';
import { stageLabels, trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import { count, percent, type ChartFilter, type ChartTable } from './chart-filter';

export type FunnelBar = {
  stage: TrackStage;
  label: string;
  /** Verified use cases that are in this stage now. */
  now: number;
  /** Imported ones that are said to be in it. */
  unverified: number;
  /** Verified ones that ever came to this stage or further, wherever they are now. */
  reached: number;
  /** Of those, rejected or retired without having come further. */
  givenUp: number;
  /** Share of those that reached the stage before and also reached this one, 0–1; null where none did. */
  conversion: number | null;
  filter: ChartFilter;
};

export type FunnelModel = { bars: FunnelBar[]; aside: FunnelAside[]; table: ChartTable; summary: string };
export type FunnelAside = { stage: Stage; label: string; count: number; filter: ChartFilter };

/** The stage funnel: where use cases stand, how far they ever came, and where they were given up. */
export function funnelModel(stages: StageCount[], reach: StageReach[], money: (amount: number) => string): FunnelModel {
  const at = new Map(stages.map((row) => [row.stage, row]));
  const verified = (stage: Stage) => at.get(stage)?.verified ?? 0;
  const reachedHere = (stage: TrackStage) => reach.find((row) => row.stage === stage);
  const reached = trackStages.map((_, index) =>
    trackStages.slice(index).reduce((sum, stage) => sum + (reachedHere(stage)?.furthest ?? 0), 0),
  );
  const bars = trackStages.map((stage, index): FunnelBar => {
    const before = reached[index - 1];
    return {
      stage,
      label: stageLabels[stage],
      now: verified(stage),
      unverified: at.get(stage)?.unverified ?? 0,
      reached: reached[index] ?? 0,
      // What was live and is retired was not given up on its way.
      givenUp: stage === 'production' ? 0 : (reachedHere(stage)?.givenUp ?? 0),
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
    columns: [
      'Stage',
      'In it now',
      'Imported, unverified',
      'Ever reached it',
      'Of the stage before',
      'Given up there',
      'Expected a month',
    ],
    rows: bars.map((bar) => ({
      cells: [
        bar.label,
        count(bar.now),
        count(bar.unverified),
        count(bar.reached),
        percent(bar.conversion),
        count(bar.givenUp),
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
  const most = bars.reduce((worst, bar) => (bar.givenUp > worst.givenUp ? bar : worst));
  const lost = most.givenUp > 0 ? ` Most are given up in ${most.label}: ${count(most.givenUp)}.` : '';
  return `${count(production.reached)} of ${count(first.reached)} use cases have reached Production.${lost}`;
}
