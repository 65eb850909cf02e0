import { z } from 'zod';
import { area } from '@/lib/domain/checklist/fields';
import { itemViews } from '@/lib/domain/checklist/items';
import { refuse } from '@/lib/domain/result';
import { id, ticked } from '@/lib/domain/use-case/fields';
import { activeMember } from '@/lib/db/active-member';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { useCaseCommand, type UseCaseScope } from './use-case-command';
import { wrongField } from './wrong-field';

/** Assigns the items of an area, or of the whole checklist, to one person: all that apply, or only those without anybody. */
export const assignItems = useCaseCommand({
  name: 'assign-items',
  action: 'assign-item',
  versioned: false,
  parts: ['checklist'],
  input: { area: z.union([z.literal('all'), area]), assignee: id, unassignedOnly: ticked },
  run(scope, { area: chosen, assignee, unassignedOnly }) {
    const items = itemViews(scope.facts, scope.now)
      .filter((view) => (chosen === 'all' || view.item.area === chosen) && view.state !== 'not-applicable')
      .filter((view) => !unassignedOnly || !view.assignee)
      .filter((view) => view.assignee?.id !== assignee)
      .map((view) => view.id);
    return assignItemsTo(scope, items, assignee);
  },
});

export async function assignItemsTo(
  { tx, facts }: UseCaseScope<readonly ['checklist']>,
  items: string[],
  assigneeId: string | null,
) {
  const assignee = assigneeId ? await activeMember(tx, assigneeId) : null;
  if (assigneeId && !assignee) return wrongField('assignee', 'Choose a member of this workspace.');
  if (items.length === 0) {
    return refuse('unmet', 'There is nothing to assign.', [
      { code: 'nothing-to-assign', message: 'Every item here is assigned already.' },
    ]);
  }
  const before = items.map((itemId) => ({ itemId, before: recordedItem(facts, itemId)?.assignee ?? null }));
  for (const item of items) saveItem(tx, facts, item, { assigneeId: assignee?.id ?? null });
  return {
    ok: true as const,
    value: {
      event: { type: 'item.assigned' as const, data: { items: before, after: assignee } },
      value: { items, assignee: assignee?.name ?? null },
    },
  };
}
