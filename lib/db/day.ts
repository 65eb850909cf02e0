import type { Day } from '@/lib/domain/use-case/facts';

/** A `date` column comes as midnight UTC; rules compare days as text. */
export const toDay = (date: Date): Day => date.toISOString().slice(0, 10);
export const fromDay = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);
