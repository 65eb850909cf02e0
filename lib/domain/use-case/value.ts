import type { ExpectedValue } from './facts';

/**
 * What a use case is expected to be worth in a month, in the workspace's currency, to the cent: hours one person saves
 * × people × value of an hour. Null while one of them is unknown: an unknown value is not zero.
 */
export function monthlyValue({ hoursSavedPerMonth, people, valuePerHour }: ExpectedValue): number | null {
  if (hoursSavedPerMonth === null || people === null || valuePerHour === null) return null;
  return Math.round(hoursSavedPerMonth * people * valuePerHour * 100) / 100;
}
