import { factorLabels } from '@/lib/domain/scoring/factors';
import { verdictOfFacts } from '@/lib/domain/scoring/verdict';
import { planGaps } from '@/lib/domain/plan/plan';
import { signOffGaps } from '@/lib/domain/signoffs/rules';
import type { Reason } from '@/lib/domain/result';
import { leastOf } from '@/lib/domain/stages/policy/policy';
import { inUnits } from '@/lib/domain/stages/policy/thresholds';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext } from '@/lib/domain/use-case/facts';
import { activeWaiver, verdictSubject } from '@/lib/domain/waivers/rules';
import { architects, holderOf } from '@/lib/domain/who';
import { roundSettled } from './assessed';
import { byEditor, simple, type Requirement } from './requirement';

const verdictAllows: Requirement = {
  id: 'verdict',
  label: 'The verdict is not "Not for a first POC", or that is waived',
  tab: 'score',
  check: (facts, context) => {
    const judgement = verdictOfFacts(facts, context);
    if (!judgement) {
      const remedy = 'Agree an assessment.';
      return [{ code: 'verdict', message: 'There is no verdict yet.', remedy, by: architects, tab: 'score' }];
    }
    if (judgement.verdict !== 'not-first' || activeWaiver(facts, verdictSubject, context.now)) return [];
    const because =
      judgement.knockOuts.length > 0
        ? `because of ${judgement.knockOuts.map((factor) => factorLabels[factor].toLowerCase()).join(', ')}`
        : 'because its score is too low';
    return [
      {
        code: 'verdict',
        message: `The verdict is "Not for a first POC", ${because}.`,
        remedy: 'Change what the rating rests on and assess again, or ask for a waiver of the verdict.',
        by: holderOf('business', facts),
        tab: 'score',
      },
    ];
  },
};

/** None at all is a gap of the plan itself. */
function fewMetrics({ plan }: GateFacts, context: RuleContext): Reason[] {
  const least = leastOf(context, 'metrics');
  const count = plan.metrics.length;
  if (count === 0 || count >= least) return [];
  const message = `The measurement plan has ${inUnits('metrics', count)}; ${least} are needed.`;
  const remedy = `Add ${inUnits('metrics', least - count)} that would show whether it works.`;
  return [{ code: 'few-metrics', message, remedy, tab: 'plan' }];
}

export const pocRequirements: readonly Requirement[] = [
  verdictAllows,
  roundSettled,
  {
    id: 'plan-complete',
    label: 'The measurement plan is complete',
    tab: 'plan',
    threshold: 'metrics',
    check: (facts, context) => byEditor(facts, [...planGaps(facts.plan), ...fewMetrics(facts, context)]),
  },
  simple({
    id: 'action-tier',
    label: 'The action tier is stated',
    tab: 'tools',
    message: 'The action tier is not stated.',
    remedy: 'State what the tools may do at worst.',
    met: (facts) => facts.actionTier !== null,
  }),
  simple({
    id: 'identity-model',
    label: 'The identity model is stated',
    tab: 'tools',
    message: 'The identity model is not stated.',
    remedy: 'State whether tools act as the end user, a service account, or by delegation.',
    met: (facts) => facts.identityModel !== null,
  }),
  simple({
    id: 'systems',
    label: 'The systems are stated',
    tab: 'tools',
    message: 'No system is stated.',
    remedy: 'Name the systems that it reaches.',
    met: (facts) => facts.systems.length > 0,
  }),
  simple({
    id: 'call-logging',
    label: 'Call logging is planned',
    tab: 'tools',
    message: 'Nothing says how calls will be logged.',
    remedy: 'Write where each call is logged, and what of it.',
    met: (facts) => Boolean(facts.callLogging?.trim()),
  }),
  {
    id: 'sign-off',
    label: 'The business owner has approved the POC',
    tab: 'sign-offs',
    check: (facts) => signOffGaps('poc', facts),
  },
];
