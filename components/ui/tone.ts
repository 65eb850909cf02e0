/** What a colour may say. It never says it alone: a word stands beside it. */
export type Tone = 'positive' | 'caution' | 'negative' | 'info' | 'neutral' | 'accent';

/** Ground and words of a tone. */
export const toneSoft: Record<Tone, string> = {
  positive: 'bg-positive-soft text-positive-ink',
  caution: 'bg-caution-soft text-caution-ink',
  negative: 'bg-negative-soft text-negative-ink',
  info: 'bg-info-soft text-info-ink',
  neutral: 'bg-neutral-soft text-neutral-ink',
  accent: 'bg-accent-soft text-accent-ink',
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

/** Bars, dots and other marks. */
export const toneFill: Record<Tone, string> = {
  positive: 'bg-positive',
  caution: 'bg-caution',
  negative: 'bg-negative',
  info: 'bg-info',
  neutral: 'bg-neutral',
  accent: 'bg-accent',
};
