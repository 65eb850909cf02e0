import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { checklistViews, type ChecklistView } from '@/lib/domain/checklist/views';

/** Anything else shows all. */
export const readChecklistSearch = createLoader({
  show: parseAsStringLiteral(checklistViews).withDefault('all'),
});

export const checklistQuery = (view: ChecklistView): string => (view === 'all' ? '' : `?show=${view}`);
