import type { TrendStage } from '@/lib/charts/trend';

/** The stages as they are filled where they lie on each other; always with their names beside them. */
export const stageColors: Record<TrendStage, string> = {
  production: 'var(--color-chart-1)',
  'go-live-review': 'var(--color-chart-4)',
  pilot: 'var(--color-chart-2)',
  poc: 'var(--color-chart-3)',
  assessed: 'var(--color-chart-6)',
};
