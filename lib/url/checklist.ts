import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { checklistViews, type ChecklistView } from '@/lib/domain/checklist/views';

/** Anything else shows all. */
export const readChecklistSearch = createLoader({
  show: parseAsStringLiteral(checklistViews).withDefault('all'),
});

/** Words of a title. */
export const readEvidenceSearch = createLoader({ q: parseAsString.withDefault('') });

export const checklistQuery = (view: ChecklistView): string => (view === 'all' ? '' : `?show=${view}`);
