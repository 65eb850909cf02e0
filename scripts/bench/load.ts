import type { Probe } from './measure';
import { processorTime } from './processor';

/** A probe and the process that answers it. */
export type LoadProbe = Probe & { pid: number };

export type Load = {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** Milliseconds of processor time of the answering process for each request; null where the system does not tell. */
  processor: number | null;
};

export type LoadOptions = { connections?: number; slice?: number; rounds?: number };

/**
 * Runs all probes in turn, for a slice of time each with so many requests under way, over several rounds: what else the machine is doing
 * then falls on all of them alike. Figures are of all rounds together.
 */
export async function load(
  probes: LoadProbe[],
  { connections = 16, slice = 2000, rounds = 3 }: LoadOptions = {},
): Promise<Map<string, Load>> {
  const sums = new Map(probes.map(({ name }) => [name, { taken: [] as number[], clock: 0, processor: 0 }]));
  for (let round = -1; round < rounds; round += 1) {
    for (const probe of probes) {
      // The first round only warms up.
      const one = await slices(probe, connections, round < 0 ? slice / 2 : slice);
      const sum = sums.get(probe.name);
      if (round < 0 || !sum) continue;
      sum.taken.push(...one.taken);
      sum.clock += one.clock;
      sum.processor += one.processor;
    }
  }
  return new Map(
    [...sums].map(([name, { taken, clock, processor }]) => {
      const sorted = taken.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
      const each = processor > 0 ? processor / taken.length : null;
      return [name, { requestsPerSecond: (1000 * taken.length) / clock, p50: at(0.5), p95: at(0.95), processor: each }];
    }),
  );
}

/** What was measured in turns with one probe, at the same share of another run of it. */
export const atShare = (figures: Load, inTurnsWith: Load, ofAnother: Load): Load => ({
  ...figures,
  requestsPerSecond: (figures.requestsPerSecond * ofAnother.requestsPerSecond) / inTurnsWith.requestsPerSecond,
});

async function slices({ run, pid }: LoadProbe, connections: number, milliseconds: number) {
  const taken: number[] = [];
  const begun = performance.now();
  const before = processorTime(pid) ?? 0;
  const one = async () => {
    while (performance.now() < begun + milliseconds) {
      const start = performance.now();
      await run();
      taken.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return { taken, clock: performance.now() - begun, processor: (processorTime(pid) ?? 0) - before };
}
