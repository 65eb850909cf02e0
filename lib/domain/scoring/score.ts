import { factors, type Factor, type Ratings } from './factors';

/**
 * Σ weight × (rating − 1) / 4 × 100: from 0 (all ones) to 100 (all fives). Not rounded but for the last floating-point
 * digits, so that six fours at equal weights make 75 and not 74.99999999999999, and meet a threshold of 75.
 */
export function scoreOf(ratings: Ratings, weights: Record<Factor, number>): number {
  const sum = factors.reduce((total, factor) => total + (weights[factor] * (ratings[factor] - 1)) / 4, 0);
  return Math.min(100, Math.max(0, Math.round(sum * 1e11) / 1e9));
}

/** The score as it is shown: a whole number, halves up. No rule compares it; the verdict uses the exact one. */
export const shownScore = (score: number): number => Math.floor(score + 0.5);
