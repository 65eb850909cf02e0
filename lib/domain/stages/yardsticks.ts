import { daysSince } from '@/lib/domain/day';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { Stage } from './stages';

/** How long a stage usually takes, in days, by the guide: a narrow POC 2–4 weeks, readiness for production 8–16. */
export type Yardstick = { label: string; minDays: number; maxDays: number };

const poc: Yardstick = { label: 'A POC takes 2–4 weeks', minDays: 14, maxDays: 28 };
/** Pilot and go-live review share it. */
const readiness: Yardstick = { label: 'Pilot and go-live review together take 8–16 weeks', minDays: 56, maxDays: 112 };

export const yardsticks: Partial<Record<Stage, Yardstick>> = { poc, pilot: readiness, 'go-live-review': readiness };

export const yardstickOf = (stage: Stage): Yardstick | null => yardsticks[stage] ?? null;

/** Whole days in the present stage. */
export const daysInStage = (facts: Pick<UseCaseFacts, 'stageEnteredAt'>, now: Date): number =>
  daysSince(facts.stageEnteredAt, now);

/**
 * Whether a time in stage is longer than usual. In go-live review, add the days of the pilot before it where they are
 * known: both share one yardstick. Stages without a yardstick never are.
 */
export function overYardstick(stage: Stage, days: number): boolean {
  const yardstick = yardstickOf(stage);
  return yardstick !== null && days > yardstick.maxDays;
}
