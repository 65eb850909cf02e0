import type { Probe } from './measure';
import { processorTime } from './processor';

/** A probe and the process that answers it; and what it is held against, if anything. */
export type LoadProbe = Probe & { pid: number; against?: LoadProbe };

export type Load = {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** Milliseconds of processor time of the answering process for each request; null where the system does not tell. */
  processor: number | null;
  /** As shares of what it is held against, which was asked in turns with it. */
  share: { requestsPerSecond: number; processor: number | null } | null;
};

export type LoadOptions = { connections?: number; slice?: number; rounds?: number };

type Sum = { taken: number[]; clock: number; processor: number };

/**
 * Runs all probes in turn, for a slice of time each with so many requests under way, over several rounds; right before and right after each of them
 * comes a quarter of a slice of what it is held against. What else the machine is doing changes within seconds, and then falls on both
 * alike. Each time, an eighth of a slice goes before that is not counted: it finds what the probe before has left behind, such as code that was
 * compiled for other pages, and what a write has made old. Figures are of all rounds together.
 */
export async function load(
  probes: LoadProbe[],
  { connections = 16, slice = 2000, rounds = 3 }: LoadOptions = {},
): Promise<Map<string, Load>> {
  const sums = new Map<string, { own: Sum; beside: Sum }>();
  const sumsOf = ({ name }: Probe) => {
    const found = sums.get(name) ?? { own: nothing(), beside: nothing() };
    sums.set(name, found);
    return found;
  };
  // The first round only warms up.
  for (let round = -1; round < rounds; round += 1) {
    for (const probe of probes) {
      const { against } = probe;
      // In the order in which they are told: first what others are held against.
      if (against) sumsOf(against);
      const run = async (which: LoadProbe, milliseconds: number, ...into: Sum[]) => {
        await slices(which, connections, slice / 8);
        const one = await slices(which, connections, round < 0 ? milliseconds / 2 : milliseconds);
        if (round >= 0) into.forEach((sum) => add(sum, one));
      };
      const { own, beside } = sumsOf(probe);
      const runAgainst = async () => against && run(against, slice / 4, beside, sumsOf(against).own);
      await runAgainst();
      await run(probe, slice, own);
      await runAgainst();
    }
  }
  return new Map([...sums].map(([name, { own, beside }]) => [name, figuresOf(own, beside)]));
}

const nothing = (): Sum => ({ taken: [], clock: 0, processor: 0 });

function add(sum: Sum, { taken, clock, processor }: Sum): void {
  for (const time of taken) sum.taken.push(time);
  sum.clock += clock;
  sum.processor += processor;
}

function figuresOf(own: Sum, beside: Sum): Load {
  const sorted = own.taken.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [rate, processor] = [rateOf(own), processorOf(own)];
  const bareProcessor = processorOf(beside);
  return {
    requestsPerSecond: rate,
    p50: at(0.5),
    p95: at(0.95),
    processor,
    share: beside.clock
      ? {
          requestsPerSecond: rate / rateOf(beside),
          processor: processor && bareProcessor && processor / bareProcessor,
        }
      : null,
  };
}

const rateOf = ({ taken, clock }: Sum): number => (1000 * taken.length) / clock;

const processorOf = ({ taken, processor }: Sum): number | null => (processor > 0 ? processor / taken.length : null);

async function slices({ run, pid }: LoadProbe, connections: number, milliseconds: number): Promise<Sum> {
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
