import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { itemStateLabels, type ItemState } from '@/lib/domain/checklist/items';
import { itemIcons, itemTones } from './item-tone';

/** How an item stands. */
export function ItemStateBadge({ state }: { state: ItemState }) {
  const icon = itemIcons[state];
  return (
    <Badge
      tone={itemTones[state]}
      variant={state === 'open' ? 'outline' : 'soft'}
      icon={icon ? <Icon name={icon} size={12} /> : undefined}
    >
      {itemStateLabels[state]}
    </Badge>
  );
}
