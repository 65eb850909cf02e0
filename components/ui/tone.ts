/** What a colour may say. It never says it alone: a word stands beside it. */
export type Tone = 'positive' | 'caution' | 'negative' | 'info' | 'neutral' | 'accent';

/** Ground and words of a tone. */
export const toneSoft: Record<Tone, string> = {
  positive: 'tone-positive',
  caution: 'tone-caution',
  negative: 'tone-negative',
  info: 'tone-info',
  neutral: 'tone-neutral',
  accent: 'tone-accent',
};

/** Words or icons on an ordinary ground. */
export const toneInk: Record<Tone, string> = {
  positive: 'text-positive-ink',
  caution: 'text-caution-ink',
  negative: 'text-negative-ink',
  info: 'text-info-ink',
  neutral: 'text-ink-muted',
  accent: 'text-accent-ink',
};
