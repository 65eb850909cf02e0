import { itemId } from '@/lib/domain/checklist/fields';
import { optionalId } from '@/lib/domain/use-case/fields';
import { assignItemsTo } from './assign-items';
import { useCaseCommand } from './use-case-command';

/** Says who brings an item about; nobody, where `assignee` is empty. */
export const assignItem = useCaseCommand({
  name: 'assign-item',
  action: 'assign-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ item }) => ({ item }),
  input: { item: itemId, assignee: optionalId },
  run: (scope, { item, assignee }) => assignItemsTo(scope, [item], assignee),
});
