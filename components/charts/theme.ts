import { dayInWords } from '@/lib/domain/day';

/** What Recharts takes as attributes; the colours are the tokens of app/globals.css and so follow the theme. */
export const tick = { fill: 'var(--color-ink-muted)', fontSize: 12 } as const;
export const axisLine = { stroke: 'var(--color-line)' } as const;

/** Drawn on the server at this width, so that nothing jumps; the browser then fits it to the card. */
export const initial = (height: number) => ({ width: 600, height });

/** The place of a mark as Recharts hands it to a shape. */
export type Place = { x?: number; y?: number; width?: number; height?: number; cx?: number; cy?: number };

/** An ISO day on an axis of months: "14 Mar". */
export const monthOf = (day: string): string => dayInWords(day).slice(0, -5);
