import { factorLabels, factors, type Factor, type Ratings } from './factors';
import type { ModelDefinition } from './model';
import { flips } from './robustness';
import { knockOutsOf, type Verdict } from './verdict';

/** Which verdict comes first when a first POC is chosen. */
export const shortlistOrder: readonly Verdict[] = ['strong', 'conditions', 'next-step', 'not-first'];

/**
 * Why a use case stands where it does, the weightiest first: what bars it, what is weak, what speaks for it, and how firm that
 * is. `model`: the one that its ratings were judged by.
 */
export function shortlistReasons(ratings: Ratings, model: ModelDefinition): string[] {
  const knockOuts = knockOutsOf(ratings);
  const rated = (level: number) => factors.filter((factor) => ratings[factor] === level);
  const lowest = Math.min(...factors.map((factor) => ratings[factor]));
  const losing = flips(ratings, model).filter(({ from, to }) => to < from);
  return [
    ...(knockOuts.length > 0 ? [`Barred by ${names(knockOuts)}, rated 1`] : []),
    ...(lowest > 1 && lowest < 5 ? [`Weakest: ${names(rated(lowest))}, ${lowest} of 5`] : []),
    ...(rated(5).length > 0 ? [`Best: ${names(rated(5))}, 5 of 5`] : []),
    losing.length === 0
      ? 'Firm: no single step down changes the verdict'
      : `Changes if ${names(losing.map(({ factor }) => factor))} drops by one`,
  ];
}

function names(found: Factor[]): string {
  const labels = found.map((factor) => factorLabels[factor].toLowerCase());
  if (labels.length > 3) return `${labels.slice(0, 2).join(', ')} and ${labels.length - 2} more`;
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}
