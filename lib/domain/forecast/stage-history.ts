import type { Yardstick } from '@/lib/domain/stages/yardsticks';
import type { TrackStage } from '@/lib/domain/stages/stages';

/** The stages before Production, in their order. */
export const waitingStages = [
  'candidate',
  'assessed',
  'poc',
  'pilot',
  'go-live-review',
] as const satisfies TrackStage[];
export type WaitingStage = (typeof waitingStages)[number];

export const isWaiting = (stage: string): stage is WaitingStage => (waitingStages as readonly string[]).includes(stage);

/** What a workspace has seen of one stage. */
export type StageRecord = {
  /** Days that each use case which got further spent in it altogether, parking left out; any order. */
  days: number[];
  /** The same of those that are still there: they will take longer than that. Without them the quick ones alone would count. */
  waiting: number[];
  /** How many of those that were in it got further, and how many were rejected from it. */
  wentOn: number;
  dropped: number;
};

export type StageHistory = Record<WaitingStage, StageRecord>;

export const emptyHistory = (): StageHistory =>
  Object.fromEntries(
    waitingStages.map((stage) => [stage, { days: [], waiting: [], wentOn: 0, dropped: 0 }]),
  ) as unknown as StageHistory;

/**
 * How long a stage takes where nothing has been measured: nine of ten use cases stay between these days. The guide says 2–4
 * weeks of a POC and 8–16 of pilot and go-live review together, which are shared between the two here; of the stages before it says
 * nothing, and one to eight weeks are this product's own assumption.
 */
export const usualDays: Record<WaitingStage, Pick<Yardstick, 'minDays' | 'maxDays'>> = {
  candidate: { minDays: 7, maxDays: 56 },
  assessed: { minDays: 7, maxDays: 56 },
  poc: { minDays: 14, maxDays: 28 },
  pilot: { minDays: 35, maxDays: 70 },
  'go-live-review': { minDays: 21, maxDays: 42 },
};

/**
 * The usual time counts as this many measured ones, at these places of its spread (in standard deviations; the tenth, three, five,
 * seven and nine tenths): it fades as a workspace's own times come in.
 */
export const usualPlaces = [-1.282, -0.524, 0, 0.524, 1.282];

/** Share of those in a stage that get further, 0–1. Begins at four of five, as if five had been seen. */
export const chanceToGoOn = ({ wentOn, dropped }: StageRecord): number => (wentOn + 4) / (wentOn + dropped + 5);
