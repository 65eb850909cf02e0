import { factors, type Factor, type Ratings } from './factors';
import type { ModelDefinition } from './model';
import { scoreOf } from './score';
import { verdictWith } from './verdict';

/** How far one weight can move, the others keeping their proportions, before the verdict changes. Shares, 0–1. */
export type WeightRange = {
  factor: Factor;
  weight: number;
  /** 0: it may vanish; otherwise the verdict changes just below. */
  from: number;
  /** 1: it may be all that counts; otherwise the verdict changes just above. */
  to: number;
};

/**
 * For each factor the widest range of its weight, around what it is, in which the verdict stays. When one weight moves, the
 * others share the rest as they do now (or equally, if they are all 0).
 *
 * Levels alone decide knock-outs and "no rating below 3", so only the score's two thresholds matter; and the score is linear
 * in the one weight: weight × own + (1 − weight) × rest. So each threshold is crossed once at most, and where is solved, not
 * searched.
 */
export function weightRanges(ratings: Ratings, model: ModelDefinition, hasRung: boolean): WeightRange[] {
  return factors.map((factor) => {
    const weight = model.weights[factor];
    const own = ((ratings[factor] - 1) / 4) * 100;
    const rest = scoreOf(ratings, withWeight(model.weights, factor, 0));
    const crossings = [model.strongFrom, model.notBelow]
      .map((threshold) => (threshold - rest) / (own - rest))
      .filter((at) => Number.isFinite(at) && at > 0 && at < 1);
    // A threshold that is crossed need not change the verdict: a knock-out holds on both sides.
    const verdict = verdictWith(ratings, model, hasRung);
    const stays = (at: number) =>
      verdictWith(ratings, { ...model, weights: withWeight(model.weights, factor, at) }, hasRung) === verdict;
    const bounds = [0, ...crossings.sort((a, b) => a - b), 1];
    const pieces = bounds.slice(1).map((end, index) => ({ start: bounds[index] ?? 0, end }));
    const holds = pieces.map(({ start, end }) => stays((start + end) / 2));
    // Exactly on a threshold the weight belongs to the side whose verdict it has now.
    const here = pieces.findIndex(
      ({ start, end }, index) => holds[index] && weight >= start - tiny && weight <= end + tiny,
    );
    if (here < 0) return { factor, weight, from: weight, to: weight };
    let first = here;
    let last = here;
    while (first > 0 && holds[first - 1]) first -= 1;
    while (last < pieces.length - 1 && holds[last + 1]) last += 1;
    return { factor, weight, from: pieces[first]?.start ?? 0, to: pieces[last]?.end ?? 1 };
  });
}

const tiny = 1e-9;

/** The weights with one of them set (0–1), the others keeping their proportions. */
export function withWeight(weights: Record<Factor, number>, factor: Factor, weight: number): Record<Factor, number> {
  const others = 1 - weights[factor];
  return Object.fromEntries(
    factors.map((each) => {
      if (each === factor) return [each, weight];
      const share = others > tiny ? weights[each] / others : 1 / (factors.length - 1);
      return [each, (1 - weight) * share];
    }),
  ) as Record<Factor, number>;
}
