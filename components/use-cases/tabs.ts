import type { UseCaseTab } from '@/lib/domain/result';

export const tabLabels: Record<UseCaseTab, string> = {
  overview: 'Overview',
  score: 'Score',
  plan: 'Plan',
  tools: 'Tools',
  checklist: 'Checklist',
  risks: 'Risks',
  'sign-offs': 'Sign-offs',
  operation: 'Operation',
  history: 'History',
};

/** The parts of a use case, as links under its header. Operation is one once somebody uses it. */
export const useCaseTabs = (base: string, operation: boolean): { href: string; label: string }[] =>
  Object.entries(tabLabels)
    .filter(([tab]) => tab !== 'operation' || operation)
    .map(([tab, label]) => ({ href: `${base}/${tab}`, label }));
