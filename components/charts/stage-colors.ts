import type { Stage } from '@/lib/domain/stages/stages';
import type { TrendStage } from '@/lib/charts/trend';

/** The stages as they are filled where they lie on each other; always with their names beside them. */
export const stageColors: Record<TrendStage, string> = {
  production: 'var(--color-chart-1)',
  'go-live-review': 'var(--color-chart-4)',
  pilot: 'var(--color-chart-2)',
  poc: 'var(--color-chart-3)',
  assessed: 'var(--color-chart-6)',
};

/** Where every stage may occur. Those beside the track share one: the letters and the legend tell them apart. */
export const anyStageColors: Record<Stage, string> = {
  ...stageColors,
  candidate: 'var(--color-chart-5)',
  parked: 'var(--color-ink-subtle)',
  rejected: 'var(--color-ink-subtle)',
  retired: 'var(--color-ink-subtle)',
};
