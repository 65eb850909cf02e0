import type { UseCaseTab } from '@/lib/domain/result';

export const tabLabels: Record<UseCaseTab, string> = {
  overview: 'Overview',
  score: 'Score',
  plan: 'Plan',
  tools: 'Tools',
  checklist: 'Checklist',
  risks: 'Risks',
  'sign-offs': 'Sign-offs',
  history: 'History',
};

/** The parts of a use case, as links under its header. */
export const useCaseTabs = (base: string): { href: string; label: string }[] =>
  Object.entries(tabLabels).map(([tab, label]) => ({ href: `${base}/${tab}`, label }));
