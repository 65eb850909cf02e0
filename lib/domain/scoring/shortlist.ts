import { factorLabels, factors, type Factor, type Ratings } from './factors';
import type { ModelDefinition } from './model';
import { flips } from './robustness';
import { scoreOf, shownScore } from './score';
import { knockOutsOf, verdictWith, type Verdict } from './verdict';

/** Which verdict comes first when a first POC is chosen. */
export const shortlistOrder: readonly Verdict[] = ['strong', 'conditions', 'next-step', 'not-first'];

/**
 * Why a use case stands where it does, the weightiest first: what bars it, what is weak, what speaks for it, and how firm that
 * is. `model`: the one that its ratings were judged by; `hasRung`: something in production is there to build on.
 */
export function shortlistReasons(ratings: Ratings, model: ModelDefinition, hasRung: boolean): string[] {
  const verdict = verdictWith(ratings, model, hasRung);
  const knockOuts = names(knockOutsOf(ratings));
  const rated = (level: number) => factors.filter((factor) => ratings[factor] === level);
  const lowest = Math.min(...factors.map((factor) => ratings[factor]));
  const losing = flips(ratings, model, hasRung).filter(({ from, to }) => to < from);
  const score = scoreOf(ratings, model.weights);
  return [
    ...(verdict === 'next-step' ? [`Only ${knockOuts} bars it, and what it builds on is in production`] : []),
    ...(verdict === 'not-first' && knockOuts ? [`Barred by ${knockOuts}, rated 1`] : []),
    ...(verdict === 'not-first' && !knockOuts ? [`Its score of ${shownScore(score)} is too low`] : []),
    ...(lowest > 1 && lowest < 5 ? [`Weakest: ${names(rated(lowest))}, ${lowest} of 5`] : []),
    ...(rated(5).length > 0 ? [`Best: ${names(rated(5))}, 5 of 5`] : []),
    ...(verdict === 'not-first' ? [] : [firmness(losing.map(({ factor }) => factor))]),
  ];
}

const firmness = (losing: Factor[]): string =>
  losing.length === 0
    ? 'Firm: no single step down changes the verdict'
    : `Changes if ${names(losing, 'or')} drops by one`;

function names(found: Factor[], joint: 'and' | 'or' = 'and'): string {
  const labels = found.map((factor) => factorLabels[factor].toLowerCase());
  if (labels.length > 3) return `${labels.slice(0, 2).join(', ')} ${joint} ${labels.length - 2} more`;
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} ${joint} ${labels.at(-1)}`;
}
