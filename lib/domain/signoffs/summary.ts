import { itemStateLabels, itemViews, type ItemState, type ItemView } from '@/lib/domain/checklist/items';
import { dayInWords } from '@/lib/domain/day';
import { phaseLabels } from '@/lib/domain/plan/plan';
import { reading, readingLabels, type Reading } from '@/lib/domain/plan/results';
import { treatmentCounts } from '@/lib/domain/plan/risk-rules';
import { openHighRisks } from '@/lib/domain/plan/risks';
import { actionTierLabels, actionTiers } from '@/lib/domain/stages/stages';
import type { Phase, SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { activeWaiver, verdictSubject } from '@/lib/domain/waivers/rules';
import { conditionsOf, conditionState } from './conditions';
import type { Section } from './sections';

/** A figure of what is signed: enough to see where to look before the sections are read. */
export type SummaryLine = { label: string; value: string; alert?: true };

/**
 * What these sections come to, in figures. Waived is never counted with satisfied, nor accepted with mitigated.
 */
export function signingSummary(
  sections: readonly Section[],
  gate: SignedGate,
  facts: UseCaseFacts,
  now: Date,
): SummaryLine[] {
  const covers = (...some: Section[]) => some.some((section) => sections.includes(section));
  return [
    ...(covers('checklist', 'identity', 'security-items', 'minimisation-items') && gate === 'production'
      ? [itemsLine(sections, facts, now)]
      : []),
    ...(covers('tools', 'data-classes') ? [toolsLine(facts)] : []),
    ...(covers('risks') ? [risksLine(facts)] : []),
    ...(covers('checklist', 'identity', 'security-items', 'minimisation-items', 'value')
      ? waiversLine(sections, facts, now)
      : []),
    ...(covers('measurement') ? [resultsLine(gate, facts)] : []),
    ...conditionsLine(facts, now),
  ];
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** "a, b, c" of those that there are. */
const parts = (...all: [number, string][]) =>
  all
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');

const order: readonly ItemState[] = [
  'satisfied',
  'waived',
  'stale',
  'submitted',
  'in-progress',
  'open',
  'not-applicable',
];

function itemsLine(sections: readonly Section[], facts: UseCaseFacts, now: Date): SummaryLine {
  const views = itemViews(facts, now).filter((view) => isCovered(view, sections));
  const count = (state: ItemState) => views.filter((view) => view.state === state).length;
  const blockers = views.filter((view) => view.openBlocker).length;
  const states = parts(...order.map((state): [number, string] => [count(state), itemStateLabels[state].toLowerCase()]));
  return {
    label: 'Checklist items',
    value: `${views.length}: ${states}${blockers > 0 ? `. ${counted(blockers, 'open blocker')}` : ''}`,
    ...(blockers > 0 && { alert: true }),
  };
}

const isCovered = ({ item }: Pick<ItemView, 'item'>, sections: readonly Section[]): boolean =>
  sections.includes('checklist') ||
  (sections.includes('identity') && item.area === 'identity') ||
  (sections.includes('security-items') && item.signs === 'security') ||
  (sections.includes('minimisation-items') && item.area === 'data-minimisation');

function toolsLine({ tools }: UseCaseFacts): SummaryLine {
  const tiers = actionTiers.map((tier): [number, string] => [
    tools.filter((tool) => tool.tier === tier).length,
    actionTierLabels[tier].toLowerCase(),
  ]);
  return { label: 'Tools', value: tools.length === 0 ? 'None registered' : `${tools.length}: ${parts(...tiers)}` };
}

function risksLine(facts: UseCaseFacts): SummaryLine {
  const open = facts.risks.filter(({ closedAt }) => closedAt === null);
  const bare = openHighRisks(facts).length;
  const high = bare > 0 ? `. ${counted(bare, 'high risk')} neither mitigated nor accepted` : '';
  return {
    label: 'Open risks',
    value: open.length === 0 ? 'None' : `${open.length}: ${treatmentCounts(open)}${high}`,
    ...(bare > 0 && { alert: true }),
  };
}

/** In force on what is covered: of items, and for the business owner of the verdict. */
function waiversLine(sections: readonly Section[], facts: UseCaseFacts, now: Date): SummaryLine[] {
  const waived = itemViews(facts, now).filter((view) => view.state === 'waived' && isCovered(view, sections));
  const verdict = sections.includes('value') ? activeWaiver(facts, verdictSubject, now) : null;
  const all = [
    ...(verdict ? [`the verdict until ${dayInWords(verdict.expiresOn)}`] : []),
    ...waived.map(({ id, waiver }) => `${id}${waiver ? ` until ${dayInWords(waiver.expiresOn)}` : ''}`),
  ];
  return all.length === 0 ? [] : [{ label: 'Waivers in force', value: `${all.length}: ${all.join(', ')}` }];
}

/** The phase before the gate: what was measured in it. Before the POC there is only the plan. */
const measured: Record<SignedGate, Phase | null> = { poc: null, pilot: 'poc', production: 'pilot' };

function resultsLine(gate: SignedGate, { plan }: UseCaseFacts): SummaryLine {
  const phase = measured[gate];
  if (phase === null) {
    return { label: 'Metrics', value: plan.metrics.length === 0 ? 'None planned' : `${plan.metrics.length} planned` };
  }
  const readings = plan.metrics.map((metric) => {
    const result = metric.results[phase];
    return result ? reading(metric, result.value) : null;
  });
  const count = (one: Reading | null) => readings.filter((found) => found === one).length;
  const words = parts(
    ...(['met', 'short', 'past-kill', 'no-target'] as const).map((one): [number, string] => [
      count(one),
      readingLabels[one].toLowerCase(),
    ]),
    [count(null), 'without result'],
  );
  return {
    label: `Results of the ${phase === 'poc' ? phaseLabels.poc : phaseLabels.pilot.toLowerCase()}`,
    value: plan.metrics.length === 0 ? 'No metric' : `${counted(plan.metrics.length, 'metric')}: ${words}`,
    ...(count('past-kill') > 0 && { alert: true }),
  };
}

/** Of earlier approvals, whoever gave them: a new signature does not settle them. */
function conditionsLine(facts: UseCaseFacts, now: Date): SummaryLine[] {
  const all = conditionsOf(facts).filter(({ lapsed, doneAt }) => doneAt || !lapsed);
  if (all.length === 0) return [];
  const count = (state: string) => all.filter((condition) => conditionState(condition, now) === state).length;
  return [
    {
      label: 'Conditions of approvals',
      value: parts([count('overdue'), 'overdue'], [count('open'), 'open'], [count('done'), 'done']),
      ...(count('overdue') > 0 && { alert: true }),
    },
  ];
}
