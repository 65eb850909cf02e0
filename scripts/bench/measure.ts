import { Agent, get } from 'node:http';

export type Figures = {
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** At one connection. */
  requestsPerSecond: number;
  /** The answer as it goes over the wire, gzipped where the server does; 0 where there is none. */
  kilobytes: number;
};

/** Something that can be done again and again; resolves with the bytes it received. */
export type Probe = { name: string; run: () => Promise<number> };

/**
 * Runs all probes in turn, `rounds` times each after a warm-up, one at a time: what else the machine is doing then falls on
 * all of them alike.
 */
export async function measure(probes: Probe[], { warmUp = 40, rounds = 200 } = {}): Promise<Map<string, Figures>> {
  const times = new Map<string, number[]>(probes.map(({ name }) => [name, []]));
  const bytes = new Map<string, number>();
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { name, run } of probes) {
      const start = performance.now();
      const size = await run();
      if (round < 0) continue;
      times.get(name)?.push(performance.now() - start);
      bytes.set(name, size);
    }
  }
  return new Map(
    [...times].map(([name, taken]) => {
      const sorted = taken.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
      const sum = sorted.reduce((total, time) => total + time, 0);
      return [
        name,
        {
          p50: at(0.5),
          p95: at(0.95),
          requestsPerSecond: (1000 * sorted.length) / sum,
          kilobytes: (bytes.get(name) ?? 0) / 1024,
        },
      ];
    }),
  );
}

/** A page over kept connections. Anything but 200 ends the run: a benchmark of an error page is worth nothing. */
export function page(name: string, url: string, headers: Record<string, string> = {}): Probe {
  const agent = new Agent({ keepAlive: true });
  const run = () =>
    new Promise<number>((resolve, reject) => {
      get(url, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
        let size = 0;
        response.on('data', (chunk: Buffer) => (size += chunk.length));
        response.on('end', () =>
          response.statusCode === 200 ? resolve(size) : reject(new Error(`${url} answered ${response.statusCode}.`)),
        );
      }).on('error', reject);
    });
  return { name, run };
}
