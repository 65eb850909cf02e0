import type { Random } from '@/lib/domain/random';
import { usualDays, usualWeighs, waitingStages, type StageHistory, type WaitingStage } from './stage-history';

/** A measured time stands for those near it: a fifth of it, one standard deviation on a logarithmic scale. */
const blur = 0.2;
/** 1.645 standard deviations to each side hold nine of ten. */
const ninetyPercent = 1.645;
const tries = 20;

/**
 * Days that a use case stays in a stage altogether, drawn at random from the workspace's own times and the usual ones, given that it
 * has been there for `soFar`. Whoever has outstayed everybody may stay as long again.
 */
export function drawDays(history: StageHistory, stage: WaitingStage, soFar: number, random: Random): number {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const days = drawAny(history, stage, random);
    if (days > soFar) return days;
  }
  return soFar * (1 + random());
}

function drawAny(history: StageHistory, stage: WaitingStage, random: Random): number {
  const { days } = history[stage];
  const place = random() * (days.length + usualWeighs);
  const measured = days[Math.floor(place)];
  if (measured !== undefined) return measured * Math.exp(blur * normal(random));
  const { minDays, maxDays } = usualDays[stage];
  const spread = Math.log(maxDays / minDays) / (2 * ninetyPercent);
  return Math.sqrt(minDays * maxDays) * Math.exp(spread * normal(random));
}

/** Days still to go in this stage and in each after it, in their order. */
export function drawWay(history: StageHistory, stage: WaitingStage, soFar: number, random: Random): number[] {
  return waitingStages
    .slice(waitingStages.indexOf(stage))
    .map((each) =>
      each === stage ? drawDays(history, each, soFar, random) - soFar : drawDays(history, each, 0, random),
    );
}

/** Standard normal, by Box and Muller. */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The value below which the share lies, of numbers in ascending order; between two it is interpolated. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + ((sorted[below + 1] ?? low) - low) * (place - below);
}
