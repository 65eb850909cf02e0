/** Whole steps from zero that reach a greatest value, about so many of them. */
export function ticks(greatest: number, about = 5): number[] {
  const rough = Math.max(1, greatest) / about;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * size).find((candidate) => candidate >= rough) ?? 1);
  const count = Math.max(1, Math.ceil(greatest / step));
  return Array.from({ length: count + 1 }, (_, place) => place * step);
}

/** Where a value of one range falls in another. */
export const scale =
  ([from, to]: [number, number], [start, end]: [number, number]) =>
  (value: number): number =>
    to === from ? start : start + ((value - from) / (to - from)) * (end - start);

export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`);
