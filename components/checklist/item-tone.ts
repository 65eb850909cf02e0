import type { IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/tone';
import type { ItemState } from '@/lib/domain/checklist/items';

export const itemTones: Record<ItemState, Tone> = {
  open: 'neutral',
  'in-progress': 'accent',
  submitted: 'caution',
  satisfied: 'positive',
  'not-applicable': 'neutral',
  waived: 'info',
  stale: 'negative',
};

export const itemIcons: Partial<Record<ItemState, IconName>> = {
  'in-progress': 'edit',
  submitted: 'hourglass',
  satisfied: 'check',
  'not-applicable': 'minus',
  waived: 'flag',
  stale: 'clock',
};
