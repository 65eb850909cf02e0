import { itemTasks } from '@/lib/domain/checklist/items';
import { addDays, dayInWords, dayOf, daysSince } from '@/lib/domain/day';
import { pastKill, planGaps } from '@/lib/domain/plan/plan';
import { leastOf } from '@/lib/domain/stages/policy/policy';
import { trackStageOf } from '@/lib/domain/stages/track';
import { trackStages } from '@/lib/domain/stages/stages';
import type { Reason } from '@/lib/domain/result';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext } from '@/lib/domain/use-case/facts';
import { editorOf } from '@/lib/domain/who';
import { byEditor, type Requirement } from './requirement';

/** The pilot must have run its least time, and to the end of its plan. Behind the gate both stay met. */
function durationReasons(facts: GateFacts, context: RuleContext): Reason[] {
  const { now } = context;
  const stage = trackStageOf(facts);
  const place = stage === null ? -1 : trackStages.indexOf(stage);
  if (place > trackStages.indexOf('pilot')) return [];
  const by = editorOf(facts);
  if (facts.stage !== 'pilot') {
    return [
      {
        code: 'pilot-not-run',
        message: 'The pilot is not running.',
        remedy: 'Enter the pilot first.',
        by,
        tab: 'overview',
      },
    ];
  }
  const days = daysSince(facts.stageEnteredAt, now);
  const least = leastOf(context, 'pilot-days');
  const reasons: Reason[] = [];
  if (days < least) {
    const from = addDays(dayOf(facts.stageEnteredAt), least);
    reasons.push({
      code: 'pilot-too-short',
      message: `The pilot has run for ${days} of at least ${least} days.`,
      remedy: `Wait until ${dayInWords(from)}.`,
      by,
      tab: 'plan',
    });
  }
  // A plan without an end is incomplete, which is a requirement of its own.
  if (facts.plan.endsOn !== null && facts.plan.endsOn > dayOf(now)) {
    reasons.push({
      code: 'plan-not-over',
      message: `The plan runs until ${dayInWords(facts.plan.endsOn)}.`,
      remedy: 'Let the pilot run its planned time, or take it back to POC to plan anew.',
      by,
      tab: 'plan',
    });
  }
  return reasons;
}

export const goLiveReviewRequirements: readonly Requirement[] = [
  {
    id: 'plan-complete',
    label: 'The measurement plan is complete',
    tab: 'plan',
    check: (facts) => byEditor(facts, planGaps(facts.plan)),
  },
  {
    id: 'pilot-duration',
    label: 'The pilot has run its planned time',
    tab: 'plan',
    threshold: 'pilot-days',
    check: durationReasons,
  },
  {
    id: 'pilot-results',
    label: 'Every metric has a result of the pilot',
    tab: 'plan',
    check: (facts) => {
      const metrics = facts.plan.metrics;
      const by = editorOf(facts);
      const remedy = 'Record what the pilot measured.';
      return metrics
        .filter((metric) => !metric.results.pilot)
        .map((metric) => ({
          code: 'pilot-result',
          message: `The pilot has no result for "${metric.name}".`,
          remedy,
          by,
          tab: 'plan' as const,
        }));
    },
  },
  {
    id: 'kill-thresholds',
    label: 'No metric is past its kill threshold',
    tab: 'plan',
    check: (facts) =>
      facts.plan.metrics
        .filter((metric) => metric.results.pilot && pastKill(metric, metric.results.pilot.value))
        .map((metric) => ({
          code: 'past-kill',
          message: `"${metric.name}" is past its kill threshold: ${metric.results.pilot?.value} ${metric.unit}, threshold ${metric.killThreshold}.`,
          remedy: 'Move it back to the POC, or reject it.',
          by: editorOf(facts),
          tab: 'plan' as const,
        })),
  },
  {
    id: 'items-assigned',
    label: 'Every applicable checklist item has an assignee',
    tab: 'checklist',
    check: (facts, { now }) => {
      const unassigned = itemTasks(facts, now).filter((view) => view.state !== 'not-applicable' && !view.assignee);
      if (unassigned.length === 0) return [];
      const ids = unassigned.map((view) => view.id);
      const shown = ids.length > 6 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ');
      return [
        {
          code: 'items-assigned',
          message: `${ids.length === 1 ? 'A checklist item has' : `${ids.length} checklist items have`} no assignee: ${shown}.`,
          remedy: 'Assign each to somebody.',
          by: editorOf(facts),
          tab: 'checklist',
        },
      ];
    },
  },
];
