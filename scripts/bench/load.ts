import { createHash } from 'node:crypto';
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
  /** As shares of what it is held against, which was asked in turns with it. `runInCounted`: of requests, the run-ins of both among them. */
  share: { requestsPerSecond: number; runInCounted: number; processor: number | null } | null;
};

export type LoadOptions = { connections?: number; slice?: number; rounds?: number };

type Sum = { taken: number[]; clock: number; processor: number };
/** Of one probe. `runIn`: what went before that is told apart. */
type Parts = { runIn: Sum; counted: Sum };

/**
 * Runs all probes in turn, for a slice of time each with so many requests under way, over several rounds; right before and right after each of them
 * comes a quarter of a slice of what it is held against. What else the machine is doing changes within seconds, and then falls on both
 * alike. Each time, an eighth of a slice goes before, which finds what was left behind: code that was compiled for other pages, and what a write has
 * made old. It lasts longer than that, so each round has another order, the same in every run: what comes right after writes is not always the same page.
 * Figures are of all rounds together.
 */
export async function load(
  probes: LoadProbe[],
  { connections = 16, slice = 2000, rounds = 3 }: LoadOptions = {},
): Promise<Map<string, Load>> {
  const all = new Map<string, { own: Parts; beside: Parts }>();
  const partsOf = ({ name }: Probe) => {
    const found = all.get(name) ?? { own: none(), beside: none() };
    all.set(name, found);
    return found;
  };
  // The first round only warms up, in the order in which they are told.
  for (let round = -1; round < rounds; round += 1) {
    const run = async (which: LoadProbe, milliseconds: number, ...into: Parts[]) => {
      const runIn = await slices(which, connections, slice / 8);
      const counted = await slices(which, connections, round < 0 ? milliseconds / 2 : milliseconds);
      if (round < 0) return;
      for (const parts of into) {
        add(parts.runIn, runIn);
        add(parts.counted, counted);
      }
    };
    for (const probe of orderOf(probes, round)) {
      const { against } = probe;
      // First what others are held against.
      if (against) partsOf(against);
      const { own, beside } = partsOf(probe);
      const runAgainst = async () => against && run(against, slice / 4, beside, partsOf(against).own);
      await runAgainst();
      await run(probe, slice, own);
      await runAgainst();
    }
  }
  return new Map([...all].map(([name, { own, beside }]) => [name, figuresOf(own, beside)]));
}

/** By chance, the same each time. */
function orderOf(probes: LoadProbe[], round: number): LoadProbe[] {
  if (round < 0) return probes;
  const chance = ({ name }: LoadProbe) => createHash('sha256').update(`${round} ${name}`).digest('hex');
  return probes.toSorted((one, other) => chance(one).localeCompare(chance(other)));
}

const nothing = (): Sum => ({ taken: [], clock: 0, processor: 0 });
const none = (): Parts => ({ runIn: nothing(), counted: nothing() });

function add(sum: Sum, { taken, clock, processor }: Sum): void {
  for (const time of taken) sum.taken.push(time);
  sum.clock += clock;
  sum.processor += processor;
}

function figuresOf(own: Parts, beside: Parts): Load {
  const sorted = own.counted.taken.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [rate, processor] = [rateOf(own.counted), processorOf(own.counted)];
  const bareProcessor = processorOf(beside.counted);
  return {
    requestsPerSecond: rate,
    p50: at(0.5),
    p95: at(0.95),
    processor,
    share: beside.counted.clock
      ? {
          requestsPerSecond: rate / rateOf(beside.counted),
          runInCounted: rateOf(own.runIn, own.counted) / rateOf(beside.runIn, beside.counted),
          processor: processor && bareProcessor && processor / bareProcessor,
        }
      : null,
  };
}

const rateOf = (...sums: Sum[]): number =>
  (1000 * sums.reduce((all, { taken }) => all + taken.length, 0)) / sums.reduce((all, { clock }) => all + clock, 0);

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
