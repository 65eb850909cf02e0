import type { Random } from '@/lib/domain/random';
import { normal } from './draw';

/** From so many expected on, the normal curve is as good as counting. */
const many = 30;

/**
 * How many of `count` happen, each with the same chance (0–1), drawn at random: by inversion of the distribution while few are expected
 * (Kachitvichyanukul and Schmeiser, 1988, algorithm BINV), else by the normal curve of the same mean and spread.
 */
export function binomial(count: number, chance: number, random: Random): number {
  if (chance > 0.5) return count - binomial(count, 1 - chance, random);
  const mean = count * chance;
  if (mean >= many) {
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - chance)) * normal(random));
    return Math.min(count, Math.max(0, drawn));
  }
  const odds = chance / (1 - chance);
  let left = random();
  let exactly = (1 - chance) ** count;
  let happened = 0;
  while (left > exactly && happened < count) {
    left -= exactly;
    happened += 1;
    exactly *= ((count - happened + 1) / happened) * odds;
  }
  return happened;
}
