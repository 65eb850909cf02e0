import { ownerRoles } from '@/lib/domain/access/actor';
import { openHighRisks } from '@/lib/domain/plan/risks';
import type { Reason } from '@/lib/domain/result';
import { signOffGaps } from '@/lib/domain/signoffs/rules';
import { leastOf } from '@/lib/domain/stages/policy/policy';
import { inUnits } from '@/lib/domain/stages/policy/thresholds';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext } from '@/lib/domain/use-case/facts';
import { editorOf, holderOf } from '@/lib/domain/who';
import { ownersAssigned } from './owners';
import type { Requirement } from './requirement';

const outcomeRecorded: Requirement = {
  id: 'poc-outcome',
  label: 'The outcome of the POC is recorded against the plan, and says to continue',
  tab: 'plan',
  check: (facts) => {
    const reasons: Reason[] = [];
    const by = editorOf(facts);
    const unmeasured = facts.plan.metrics.filter((metric) => !metric.results.poc).map((metric) => `"${metric.name}"`);
    if (unmeasured.length > 0) {
      const message = `The POC has no result for ${unmeasured.join(', ')}.`;
      reasons.push({ code: 'poc-results', message, remedy: 'Record what it measured.', by, tab: 'plan' });
    }
    if (!facts.pocOutcome) {
      const remedy = 'Record whether to continue, and why.';
      reasons.push({
        code: 'poc-outcome',
        message: 'The outcome of the POC is not recorded.',
        remedy,
        by,
        tab: 'plan',
      });
    } else if (facts.pocOutcome.decision === 'stop') {
      reasons.push({
        code: 'poc-stopped',
        message: 'The outcome of the POC is to stop.',
        remedy: 'Park or reject the use case, or run the POC again and record its new outcome.',
        by,
        tab: 'plan',
      });
    }
    return reasons;
  },
};

const kinds = ['success', 'failure', 'restricted'] as const;
type Kind = (typeof kinds)[number];

function scenarioReasons(facts: GateFacts, context: RuleContext): Reason[] {
  const least = leastOf(context, 'scenarios');
  const count = (kind: Kind) => facts.scenarios.filter((scenario) => scenario.kind === kind).length;
  const missing = kinds.filter((kind) => count(kind) < least);
  const failing = facts.scenarios.filter((scenario) => scenario.kind === 'restricted' && scenario.outcome !== 'pass');
  const by = editorOf(facts);
  return [
    ...missing.map((kind) => ({
      code: `scenario-${kind}`,
      message:
        count(kind) === 0
          ? `There is no scenario of the kind ${kind}.`
          : `There ${count(kind) === 1 ? 'is 1 scenario' : `are ${count(kind)} scenarios`} of the kind ${kind}; ${least} are needed.`,
      remedy: `Write ${least - count(kind) === 1 ? 'one' : least - count(kind)}${count(kind) === 0 ? '' : ' more'}: ${example[kind]}.`,
      by,
      tab: 'plan' as const,
    })),
    ...failing.map((scenario) => ({
      code: 'restricted-not-passed',
      message: `The restricted scenario "${scenario.title}" ${scenario.outcome === 'fail' ? 'fails' : 'has not been run'}.`,
      remedy: 'Every restricted action must be refused: run it, and record that it passes.',
      by,
      tab: 'plan' as const,
    })),
  ];
}

const example: Record<Kind, string> = {
  success: 'a task that it must do well',
  failure: 'a task in which a tool fails and it must say so',
  restricted: 'an action that it must refuse',
};

export const pilotRequirements: readonly Requirement[] = [
  outcomeRecorded,
  {
    id: 'scenarios',
    label: 'Success, failure and restricted scenarios exist, and every restricted one passes',
    tab: 'plan',
    threshold: 'scenarios',
    check: scenarioReasons,
  },
  ownersAssigned(ownerRoles, 'All four owner roles are assigned'),
  {
    id: 'high-risks',
    label: 'Every open high risk is mitigated or accepted',
    tab: 'risks',
    check: (facts) =>
      openHighRisks(facts).map((risk) => ({
        code: 'high-risk',
        message: `The high risk "${risk.title}" is neither mitigated nor accepted.`,
        remedy: 'Write its mitigation, or accept it with a reason.',
        by: holderOf('business', facts),
        tab: 'risks' as const,
      })),
  },
  {
    id: 'pilot-group',
    label: 'The pilot group and its size are stated',
    tab: 'plan',
    threshold: 'pilot-size',
    check: (facts, context) => {
      const least = leastOf(context, 'pilot-size');
      const size = facts.pilotSize ?? 0;
      const by = editorOf(facts);
      if (!facts.pilotGroup?.trim() || size <= 0) {
        const message = 'The pilot group or its size is not stated.';
        const remedy = 'Name the group, and how many people it has.';
        return [{ code: 'pilot-group', message, remedy, by, tab: 'plan' }];
      }
      if (size >= least) return [];
      const message = `The pilot group has ${inUnits('pilot-size', size)}; ${least} are needed.`;
      return [{ code: 'pilot-group-small', message, remedy: 'Let more people take part.', by, tab: 'plan' }];
    },
  },
  {
    id: 'sign-off',
    label: 'The business owner has approved the pilot',
    tab: 'sign-offs',
    check: (facts) => signOffGaps('pilot', facts),
  },
];
