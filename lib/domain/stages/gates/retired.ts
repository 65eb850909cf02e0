import { looseEnds, openRetirementItems, retiresByChecklist } from '@/lib/domain/operation/retirement';
import type { Requirement } from './requirement';

/** Leaving production for good. An import's word that something was live or retired elsewhere passes without. */
export const retiredRequirements: readonly Requirement[] = [
  {
    id: 'retirement-items',
    label: 'Every item of the retirement checklist is done or does not apply',
    tab: 'operation',
    check: (facts) => (retiresByChecklist(facts) ? openRetirementItems(facts) : []),
  },
  {
    id: 'loose-ends',
    label: 'Conditions, risks, waiver requests and incidents are closed',
    tab: 'operation',
    check: (facts) => (retiresByChecklist(facts) ? looseEnds(facts) : []),
  },
];
