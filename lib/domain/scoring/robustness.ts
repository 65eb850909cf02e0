import { seededRandom } from '@/lib/domain/random';
import { factorLabels, factors, levels, type Factor, type Level, type Ratings } from './factors';
import type { ModelDefinition } from './model';
import { verdictLabels, verdictWith, type Verdict } from './verdict';

export type Flip = { factor: Factor; from: Level; to: Level; verdict: Verdict };

/**
 * Every change of one rating by one level that would change the verdict, in the order of the factors. `hasRung`: whether
 * something in production is there to build on, which no rating changes.
 */
export function flips(ratings: Ratings, model: ModelDefinition, hasRung: boolean): Flip[] {
  const now = verdictWith(ratings, model, hasRung);
  return factors.flatMap((factor) => {
    const from = ratings[factor];
    const steps = levels.filter((level) => Math.abs(level - from) === 1);
    return steps
      .map((to) => ({ factor, from, to, verdict: verdictWith({ ...ratings, [factor]: to }, model, hasRung) }))
      .filter((step) => step.verdict !== now);
  });
}

/** "Holds unless data sensitivity drops by one." */
export function robustnessSentence(found: Flip[]): string {
  if (found.length === 0) return 'Holds: no rating that changes by one level would change it.';
  const drops = found.filter((flip) => flip.to < flip.from);
  const rises = found.filter((flip) => flip.to > flip.from);
  const clauses = [
    drops.length > 0 ? `Holds unless ${names(drops)} drops by one` : null,
    ...byVerdict(rises).map(([verdict, group]) => `becomes ${verdictLabels[verdict]} if ${names(group)} rises by one`),
  ].filter((clause) => clause !== null);
  const sentence = clauses.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function names(group: Flip[]): string {
  const labels = group.map((flip) => factorLabels[flip.factor].toLowerCase());
  return labels.length === 1 ? labels.join('') : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
}

function byVerdict(group: Flip[]): [Verdict, Flip[]][] {
  const found = [...new Set(group.map((flip) => flip.verdict))];
  return found.map((verdict) => [verdict, group.filter((flip) => flip.verdict === verdict)]);
}

export type RankRange = {
  /** Place by the model's weights; 1 is the best, equal scores share a place. */
  rank: number;
  /** The best and the worst place seen while the weights varied. */
  best: number;
  worst: number;
  /** How many are ranked, this one included. */
  of: number;
};

export type RatingGroup = { ratings: Ratings; count: number };

const samples = 200;
/** Each weight varies by up to this share, up or down, before they are scaled to sum to 1 again. */
const spread = 0.3;

/**
 * Where six ratings stand among others, and how far that place moves when the weights do. Seeded: the same seed gives
 * the same range. Equal ratings are counted once, so that 10,000 others cost what their distinct ratings cost.
 */
export function rankRangeOfGroups(
  ratings: Ratings,
  others: RatingGroup[],
  weights: Record<Factor, number>,
  seed: number,
): RankRange {
  const own = factors.map((factor) => ratings[factor]);
  const rivals = others.map(({ ratings: rival, count }) => ({
    // Only the difference decides who is ahead.
    lead: factors.map((factor, index) => rival[factor] - (own[index] ?? 0)),
    count,
  }));
  const rankBy = (by: number[]) => {
    let ahead = 0;
    for (const { lead, count } of rivals) {
      let sum = 0;
      for (let index = 0; index < by.length; index += 1) sum += (by[index] ?? 0) * (lead[index] ?? 0);
      if (sum > 1e-9) ahead += count;
    }
    return ahead + 1;
  };
  const base = factors.map((factor) => weights[factor]);
  const random = seededRandom(seed);
  const rank = rankBy(base);
  let best = rank;
  let worst = rank;
  for (let sample = 0; sample < samples; sample += 1) {
    const varied = base.map((weight) => weight * (1 + spread * (2 * random() - 1)));
    const total = varied.reduce((sum, weight) => sum + weight, 0);
    const place = rankBy(varied.map((weight) => weight / total));
    best = Math.min(best, place);
    worst = Math.max(worst, place);
  }
  return { rank, best, worst, of: others.reduce((sum, group) => sum + group.count, 1) };
}

export function rankRange(
  ratings: Ratings,
  others: Ratings[],
  weights: Record<Factor, number>,
  seed: number,
): RankRange {
  const groups = new Map<string, RatingGroup>();
  for (const other of others) {
    const key = factors.map((factor) => other[factor]).join('');
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { ratings: other, count: 1 });
  }
  return rankRangeOfGroups(ratings, [...groups.values()], weights, seed);
}
