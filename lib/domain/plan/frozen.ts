import { dayInWords } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import { trackStages } from '@/lib/domain/stages/stages';
import { trackStageOf } from '@/lib/domain/stages/track';
import type { MetricFacts, PlanFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

type Judged = Pick<MetricFacts, 'better' | 'target' | 'killThreshold'>;
type NewPlan = Pick<PlanFacts, 'endsOn'> & { metrics: (Judged & { id: string | null })[] };

/**
 * What a new plan takes back of the one that the pilot runs by. From Pilot on nobody moves the goalposts: what was to be
 * judged stays, and so does how long. Running longer, measuring more and filling in what is empty stay possible.
 */
export function frozenPlanReasons(facts: Pick<UseCaseFacts, 'stage' | 'parkedFrom' | 'plan'>, next: NewPlan): Reason[] {
  const stage = trackStageOf(facts);
  if (stage === null || trackStages.indexOf(stage) < trackStages.indexOf('pilot')) return [];
  const reasons: Reason[] = [];
  const frozen = (what: string) =>
    reasons.push({
      code: 'plan-frozen',
      message: `The pilot runs by this plan: ${what}.`,
      remedy: 'Take the use case back to POC to change it.',
      tab: 'plan',
    });
  const { endsOn, metrics } = facts.plan;
  if (endsOn && (next.endsOn === null || next.endsOn < endsOn)) {
    frozen(`it does not end before ${dayInWords(endsOn)}`);
  }
  for (const metric of metrics) {
    const row = next.metrics.find(({ id }) => id === metric.id);
    if (!row) {
      frozen(`"${metric.name}" stays in it`);
      continue;
    }
    const changed = [
      row.better !== metric.better ? 'direction' : null,
      metric.target !== null && row.target !== metric.target ? 'target' : null,
      metric.killThreshold !== null && row.killThreshold !== metric.killThreshold ? 'kill threshold' : null,
    ];
    for (const what of changed) if (what) frozen(`the ${what} of "${metric.name}" stays as it is`);
  }
  return reasons;
}
