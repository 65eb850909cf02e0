import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { MetricFacts, Phase, PlanFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

export const phaseLabels: Record<Phase, string> = { poc: 'POC', pilot: 'Pilot' };

type Figures = Pick<MetricFacts, 'better' | 'baseline' | 'target' | 'killThreshold'>;

/** Everything that keeps a measurement plan from being complete. None: it is complete. */
export function planGaps(plan: PlanFacts): Reason[] {
  const gap = (code: string, message: string, remedy: string): Reason => ({ code, message, remedy, tab: 'plan' });
  const reasons: Reason[] = [];
  if (plan.metrics.length === 0) {
    reasons.push(gap('no-metric', 'The measurement plan has no metric.', 'Add at least one metric.'));
  }
  for (const metric of plan.metrics) {
    const missing = [
      metric.baseline === null ? 'baseline' : null,
      metric.target === null ? 'target' : null,
      metric.killThreshold === null ? 'kill threshold' : null,
    ].filter((name) => name !== null);
    if (missing.length > 0) {
      reasons.push(
        gap('metric-incomplete', `"${metric.name}" has no ${list(missing)}.`, `Enter the ${list(missing)}.`),
      );
    }
    for (const message of metricContradictions(metric)) {
      reasons.push(gap('metric-contradiction', `"${metric.name}": ${message}`, 'Correct the figures.'));
    }
  }
  if (!plan.startsOn) reasons.push(gap('no-start', 'The measurement plan has no start date.', 'Enter the first day.'));
  if (!plan.endsOn) reasons.push(gap('no-end', 'The measurement plan has no end date.', 'Enter the last day.'));
  if (plan.startsOn && plan.endsOn && plan.endsOn <= plan.startsOn) {
    reasons.push(gap('end-before-start', 'The plan ends before it has started.', 'Choose an end after the start.'));
  }
  return reasons;
}

/**
 * What the figures of a metric say against each other. A target may equal the baseline ("stays at 100 %"), never be
 * worse; the kill threshold must be worse than the target, or meeting the target would kill the pilot.
 */
export function metricContradictions({ better, baseline, target, killThreshold }: Figures): string[] {
  const worse = (a: number, b: number) => (better === 'higher' ? a < b : a > b);
  const messages: string[] = [];
  if (baseline !== null && target !== null && worse(target, baseline)) {
    messages.push(`the target is worse than the baseline, when ${better} is better.`);
  }
  if (target !== null && killThreshold !== null && !worse(killThreshold, target)) {
    messages.push(`the kill threshold must be ${better === 'higher' ? 'below' : 'above'} the target.`);
  }
  return messages;
}

/** Whether a value is beyond the kill threshold on the wrong side. The threshold itself is not past it. */
export function pastKill(metric: Pick<MetricFacts, 'better' | 'killThreshold'>, value: number): boolean {
  if (metric.killThreshold === null) return false;
  return metric.better === 'higher' ? value < metric.killThreshold : value > metric.killThreshold;
}

/** Whether a value is at the target or better; false where there is no target. */
export function metTarget(metric: Pick<MetricFacts, 'better' | 'target'>, value: number): boolean {
  if (metric.target === null) return false;
  return metric.better === 'higher' ? value >= metric.target : value <= metric.target;
}

/** A pilot whose planned last day has passed. */
export const pilotOverdue = (facts: Pick<UseCaseFacts, 'stage' | 'plan'>, now: Date): boolean =>
  facts.stage === 'pilot' && facts.plan.endsOn !== null && facts.plan.endsOn < dayOf(now);

const list = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
