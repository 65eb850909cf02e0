import { itemStateLabels, itemTasks } from '@/lib/domain/checklist/items';
import { readiness } from '@/lib/domain/checklist/readiness';
import { unresolved } from '@/lib/domain/operation/incidents';
import { signOffGaps } from '@/lib/domain/signoffs/rules';
import { leastOf } from '@/lib/domain/stages/policy/policy';
import { editorOf, holderOf } from '@/lib/domain/who';
import type { Requirement } from './requirement';

export const productionRequirements: readonly Requirement[] = [
  {
    id: 'blockers',
    label: 'Every blocking checklist item is satisfied or waived',
    tab: 'checklist',
    check: (facts, { now }) =>
      readiness(itemTasks(facts, now)).openBlockers.map((view) => ({
        code: `item-${view.id}`,
        message: `${view.id} is ${itemStateLabels[view.state].toLowerCase()}: ${view.item.title}.`,
        remedy:
          view.state === 'submitted'
            ? 'Confirm or return it.'
            : view.state === 'stale'
              ? 'Add new evidence and have it confirmed.'
              : 'Submit it with its evidence and have it confirmed, or ask for a waiver.',
        by: view.state === 'submitted' ? holderOf(view.signingRole, facts) : (view.assignee?.name ?? editorOf(facts)),
        tab: 'checklist' as const,
      })),
  },
  {
    id: 'readiness',
    label: 'Readiness is at or above the threshold',
    tab: 'checklist',
    threshold: 'readiness',
    check: (facts, context) => {
      const least = leastOf(context, 'readiness');
      const { overall } = readiness(itemTasks(facts, context.now));
      if (overall !== null && overall >= least) return [];
      const message = `Readiness is ${overall ?? 'unknown'}${overall === null ? '' : ' %'}; ${least} % are needed.`;
      const remedy = 'Satisfy more items, in the weakest area first.';
      return [{ code: 'readiness', message, remedy, by: editorOf(facts), tab: 'checklist' }];
    },
  },
  {
    id: 'incidents',
    label: 'Every incident is resolved',
    tab: 'operation',
    check: (facts) => unresolved(facts),
  },
  {
    id: 'sign-off',
    label: 'All four owners have approved the current state',
    tab: 'sign-offs',
    check: (facts) => signOffGaps('production', facts),
  },
];
