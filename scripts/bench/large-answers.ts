import { get } from 'node:http';
import type { Pilot } from './database';
import { page } from './measure';
import { memoryOf } from './processor';
import { post } from './probes';

export type LargeAnswers = {
  /** Milliseconds of the first look at each page after a write, the middle of five. */
  firstLooks: Record<LookedAt, number>;
  /** All use cases as CSV. */
  exported: {
    rows: number;
    megabytes: number;
    seconds: number;
    memoryBefore: number | null;
    memoryMost: number | null;
  };
};

export const lookedAt = ['list', 'use case', 'portfolio'] as const;
type LookedAt = (typeof lookedAt)[number];

/** What depends on how many use cases there are: sums that a write has made old, and the table as a file. */
export async function largeAnswers({
  url,
  pid,
  slug,
  headers,
  pilot,
  commented,
}: {
  url: string;
  pid: number;
  slug: string;
  headers: Record<string, string>;
  /** The one that is looked at. */
  pilot: Pilot;
  /** The one that is written to. */
  commented: Pilot;
}): Promise<LargeAnswers> {
  const at = `${url}/w/${slug}`;
  const pages: Record<LookedAt, string> = {
    list: `${at}/use-cases`,
    'use case': `${at}/use-cases/${pilot.key}/overview`,
    portfolio: `${at}/portfolio`,
  };
  const firstLooks = { list: 0, 'use case': 0, portfolio: 0 };
  for (const name of lookedAt) {
    const { run } = page(name, pages[name], headers);
    const looks: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const comment = { useCase: commented.key, body: `Written by the benchmark, ${time}.` };
      const { status, body } = await post(`${url}/api/w/${slug}/commands/add-comment`, comment, headers);
      if (status !== 200) throw new Error(`add-comment answered ${status}: ${body}`);
      const start = performance.now();
      await run();
      looks.push(performance.now() - start);
    }
    firstLooks[name] = looks.sort((a, b) => a - b)[2] ?? 0;
  }
  return {
    firstLooks,
    exported: await exportOf(`${url}/api/w/${slug}/use-cases?format=csv`, pid, headers),
  };
}

function exportOf(url: string, pid: number, headers: Record<string, string>): Promise<LargeAnswers['exported']> {
  const memoryBefore = memoryOf(pid)?.now ?? null;
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let bytes = 0;
      let lines = 0;
      let memoryMost = memoryBefore;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        for (const byte of chunk) if (byte === 10) lines += 1;
        const now = memoryOf(pid)?.now ?? null;
        if (now !== null && (memoryMost === null || now > memoryMost)) memoryMost = now;
      });
      response.on('end', () =>
        resolve({
          rows: lines - 1,
          megabytes: bytes / 1024 / 1024,
          seconds: (performance.now() - start) / 1000,
          memoryBefore,
          memoryMost,
        }),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}
