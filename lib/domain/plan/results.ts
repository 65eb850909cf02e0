import type { Reason } from '@/lib/domain/result';
import { trackStages } from '@/lib/domain/stages/stages';
import { trackStageOf } from '@/lib/domain/stages/track';
import type { MetricFacts, Phase, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { metTarget, pastKill, phaseLabels } from './plan';

export const phases = ['poc', 'pilot'] as const;

/** What a result says against its metric: past the kill threshold comes before all, then the target. */
export type Reading = 'met' | 'short' | 'past-kill' | 'no-target';

export const readingLabels: Record<Reading, string> = {
  met: 'Target met',
  short: 'Short of target',
  'past-kill': 'Past kill threshold',
  'no-target': 'No target to compare',
};

export function reading(metric: MetricFacts, value: number): Reading {
  if (pastKill(metric, value)) return 'past-kill';
  if (metric.target === null) return 'no-target';
  return metTarget(metric, value) ? 'met' : 'short';
}

/** A phase is measured from its stage on: nothing has run before. What keeps a result from being recorded. */
export function recordResult(facts: Pick<UseCaseFacts, 'stage' | 'parkedFrom'>, phase: Phase): Reason[] {
  if (hasBegun(facts, phase)) return [];
  const name = phaseLabels[phase];
  return [
    {
      code: 'phase-not-begun',
      message: `The ${name} has not begun, so there is nothing to record.`,
      remedy: `Move the use case to ${name} first.`,
      tab: 'overview',
    },
  ];
}

function hasBegun(facts: Pick<UseCaseFacts, 'stage' | 'parkedFrom'>, phase: Phase): boolean {
  const stage = trackStageOf(facts);
  return stage !== null && trackStages.indexOf(stage) >= trackStages.indexOf(phase);
}

/**
 * What keeps the outcome of the POC from being recorded. It is recorded while the POC runs; to continue, every metric of
 * the plan has its result, since the outcome is one against the plan. Stopping needs none: a POC may end before.
 */
export function recordPocOutcome(facts: Pick<UseCaseFacts, 'stage' | 'plan'>, decision: 'continue' | 'stop'): Reason[] {
  const reasons: Reason[] = [];
  if (facts.stage !== 'poc') {
    reasons.push({
      code: 'not-in-poc',
      message: 'The outcome of a POC is recorded while the use case is in the stage POC.',
      remedy: 'Move it to POC first.',
      tab: 'overview',
    });
  }
  if (decision === 'stop') return reasons;
  const unmeasured = facts.plan.metrics.filter((metric) => !metric.results.poc);
  if (facts.plan.metrics.length === 0) {
    reasons.push({
      code: 'no-metric',
      message: 'The measurement plan has no metric.',
      remedy: 'Add one.',
    });
  }
  for (const metric of unmeasured) {
    reasons.push({
      code: 'poc-result',
      message: `The POC has no result for "${metric.name}".`,
      remedy: 'Record what it measured.',
    });
  }
  return reasons;
}

/** A result that was recorded before the present pilot began: an earlier pilot's, which still counts until replaced. */
export const fromEarlierPilot = (
  facts: Pick<UseCaseFacts, 'stage' | 'stageEnteredAt'>,
  metric: Pick<MetricFacts, 'results'>,
): boolean =>
  facts.stage === 'pilot' && metric.results.pilot !== undefined && metric.results.pilot.at < facts.stageEnteredAt;
