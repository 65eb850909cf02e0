import type { IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/tone';
import type { SignOffState } from '@/lib/domain/signoffs/rules';

export const signOffTones: Record<SignOffState, Tone> = {
  missing: 'neutral',
  approved: 'positive',
  'approved-with-conditions': 'positive',
  rejected: 'negative',
  lapsed: 'caution',
};

export const signOffIcons: Record<SignOffState, IconName> = {
  missing: 'hourglass',
  approved: 'check',
  'approved-with-conditions': 'check',
  rejected: 'xCircle',
  lapsed: 'undo',
};
