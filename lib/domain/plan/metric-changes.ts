import type { Reason } from '@/lib/domain/result';
import type { PlanFacts } from '@/lib/domain/use-case/facts';
import { phases } from './results';
import { phaseLabels } from './plan';

/** More than this nobody reads in a review; the loader brings all of them with every page. */
export const metricLimit = 20;

/**
 * Metrics that a new version of the plan would drop although something was measured by them. Their results would go with
 * them, so that is done knowingly or not at all.
 */
export function droppedResults(plan: PlanFacts, keptIds: readonly string[]): Reason[] {
  return plan.metrics
    .filter((metric) => !keptIds.includes(metric.id))
    .flatMap((metric) => {
      const measured = phases.filter((phase) => metric.results[phase]).map((phase) => phaseLabels[phase]);
      if (measured.length === 0) return [];
      return [
        {
          code: 'metric-has-results',
          message: `"${metric.name}" has a result of the ${measured.join(' and of the ')}, which would be lost.`,
          remedy: 'Keep the metric, or tick "Remove metrics together with their results".',
        },
      ];
    });
}
