import type { Random } from '@/lib/domain/random';
import {
  usualDays,
  usualPlaces,
  waitingStages,
  type StageHistory,
  type StageRecord,
  type WaitingStage,
} from './stage-history';

/** A measured time stands for those near it: a tenth of it, one standard deviation on a logarithmic scale. */
const blur = 0.1;
/** 1.645 standard deviations to each side hold nine of ten. */
const ninetyPercent = 1.645;
const tries = 20;
/**
 * A workspace may be slower or quicker than all that is known of it, in every stage alike: by half, one standard deviation, while
 * nothing is measured; by less with every time that is.
 */
const unknownPace = 0.5;
const paceSettles = 20;

/** How long a stage takes: times in ascending order, each with the share of use cases that are through by then. */
type Spread = { days: number[]; through: number[] };

const spreads = new WeakMap<StageRecord, Spread>();

/**
 * Days that a use case stays in a stage altogether, drawn at random from the workspace's own times and the usual ones, given that it
 * has been there for `soFar`. Whoever has outstayed everybody may stay as long again.
 */
function drawDays(record: StageRecord, stage: WaitingStage, soFar: number, pace: number, random: Random): number {
  const { days, through } = spreadOf(record, stage);
  const passed = shareUntil(days, through, soFar / pace);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const place = firstAbove(through, passed + random() * (1 - passed));
    const drawn =
      (days[place] ?? Math.max(soFar / pace, days.at(-1) ?? 0) * (1 + random())) *
      pace *
      Math.exp(blur * normal(random));
    if (drawn > soFar) return drawn;
  }
  return soFar * (1 + random());
}

/**
 * The estimate of Kaplan and Meier: whoever still waits counts among those that may yet leave, until the days it has waited. What is
 * left at the end belongs to those that wait longest.
 */
function spreadOf(record: StageRecord, stage: WaitingStage): Spread {
  const known = spreads.get(record);
  if (known) return known;
  const seen = [
    ...[...usualTimes(stage), ...record.days].map((days) => ({ days, left: true })),
    ...record.waiting.map((days) => ({ days, left: false })),
  ].sort((a, b) => a.days - b.days || Number(b.left) - Number(a.left));
  const spread: Spread = { days: [], through: [] };
  let staying = 1;
  seen.forEach(({ days, left }, place) => {
    if (!left) return;
    staying -= staying / (seen.length - place);
    spread.days.push(days);
    spread.through.push(1 - staying);
  });
  spreads.set(record, spread);
  return spread;
}

function usualTimes(stage: WaitingStage): number[] {
  const { minDays, maxDays } = usualDays[stage];
  const spread = Math.log(maxDays / minDays) / (2 * ninetyPercent);
  return usualPlaces.map((place) => Math.sqrt(minDays * maxDays) * Math.exp(spread * place));
}

/** The share that was through by then. */
function shareUntil(days: number[], through: number[], soFar: number): number {
  const place = firstAbove(days, soFar);
  return place === 0 ? 0 : (through[place - 1] ?? 0);
}

/** The place of the first number above the limit, in ascending order; past the end where none is. */
function firstAbove(sorted: number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Days still to go in this stage and in each after it, in their order, at this pace: one possible future. */
export function drawWay(
  history: StageHistory,
  stage: WaitingStage,
  soFar: number,
  pace: number,
  random: Random,
): number[] {
  return waitingStages.slice(waitingStages.indexOf(stage)).map((each) => {
    const already = each === stage ? soFar : 0;
    return drawDays(history[each], each, already, pace, random) - already;
  });
}

/** How slow the workspace may turn out beside what is known of it (1: just so), at a place of the spread in standard deviations. */
export function paceAt(history: StageHistory, place: number): number {
  const measured = waitingStages.reduce((sum, stage) => sum + history[stage].days.length, 0);
  return Math.exp((unknownPace / Math.sqrt(1 + measured / paceSettles)) * place);
}

/** Standard normal, by Box and Muller. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The value below which the share lies, of numbers in ascending order; between two it is interpolated. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + ((sorted[below + 1] ?? low) - low) * (place - below);
}
