import { ownerRoles } from '@/lib/domain/access/actor';
import { openHighRisks } from '@/lib/domain/plan/risks';
import type { Reason } from '@/lib/domain/result';
import { signOffGaps } from '@/lib/domain/signoffs/rules';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { editorOf, holderOf } from '@/lib/domain/who';
import { ownersAssigned } from './owners';
import { simple, type Requirement } from './requirement';

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

function scenarioReasons(facts: UseCaseFacts): Reason[] {
  const missing = kinds.filter((kind) => !facts.scenarios.some((scenario) => scenario.kind === kind));
  const failing = facts.scenarios.filter((scenario) => scenario.kind === 'restricted' && scenario.outcome !== 'pass');
  const by = editorOf(facts);
  return [
    ...missing.map((kind) => ({
      code: `scenario-${kind}`,
      message: `There is no scenario of the kind ${kind}.`,
      remedy: `Write one: ${example[kind]}.`,
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

const example: Record<(typeof kinds)[number], string> = {
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
  simple({
    id: 'pilot-group',
    label: 'The pilot group and its size are stated',
    tab: 'plan',
    message: 'The pilot group or its size is not stated.',
    remedy: 'Name the group, and how many people it has.',
    met: (facts) => Boolean(facts.pilotGroup?.trim()) && (facts.pilotSize ?? 0) > 0,
  }),
  {
    id: 'sign-off',
    label: 'The business owner has approved the pilot',
    tab: 'sign-offs',
    check: (facts) => signOffGaps('pilot', facts),
  },
];
