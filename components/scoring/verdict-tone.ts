import type { Tone } from '@/components/ui/tone';
import type { Verdict } from '@/lib/domain/scoring/verdict';

export const verdictTones: Record<Verdict, Tone> = {
  strong: 'positive',
  conditions: 'caution',
  'not-first': 'negative',
  'next-step': 'info',
};
