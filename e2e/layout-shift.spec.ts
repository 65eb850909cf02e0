import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { sample, sampleKey, samplePerson } from './support/sample';

type Shift = { value: number; sources?: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[] };

/** All that moved while the page came, as browsers score it (below 0.1 counts as good), and what it was. */
async function layoutShift(page: Page, path: string): Promise<{ score: number; moved: string[] }> {
  await page.goto(path, { waitUntil: 'networkidle' });
  return page.evaluate(async () => {
    await document.fonts.ready;
    return new Promise((resolve) => {
      const shifts: Shift[] = [];
      new PerformanceObserver((list) => shifts.push(...(list.getEntries() as unknown as Shift[]))).observe({
        type: 'layout-shift',
        buffered: true,
      });
      const told = ({ node, previousRect, currentRect }: NonNullable<Shift['sources']>[number]) =>
        `${node?.textContent?.slice(0, 40)}: ${previousRect.x},${previousRect.y} to ${currentRect.x},${currentRect.y}`;
      const sum = () => ({
        score: shifts.reduce((total, { value }) => total + value, 0),
        moved: shifts.flatMap(({ sources = [] }) => sources.map(told)),
      });
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum()))));
    });
  });
}

async function expectStill(page: Page, path: string): Promise<void> {
  const { score, moved } = await layoutShift(page, `${sample}/${path}`);
  expect.soft(score, [path, ...moved].join('\n')).toBeLessThan(0.02);
}

const pages = (key: string) => [
  'use-cases',
  'portfolio',
  `use-cases/${key}/overview`,
  `use-cases/${key}/score`,
  `use-cases/${key}/checklist`,
];

for (const width of [1440, 390]) {
  test(`nothing moves while pages come, at ${width} px`, async ({ browserOf }) => {
    const page = await browserOf(await samplePerson('daniel'));
    await page.setViewportSize({ width, height: 900 });
    for (const path of pages(await sampleKey('pilot'))) await expectStill(page, path);
  });

  test(`nothing that has come moves when the rest comes over a slow line, at ${width} px`, async ({ browserOf }) => {
    const page = await browserOf(await samplePerson('daniel'));
    await page.setViewportSize({ width, height: 900 });
    const paths = pages(await sampleKey('pilot'));
    // Scripts, styles and fonts are there; the pages themselves come in pieces.
    for (const path of paths) await page.goto(`${sample}/${path}`, { waitUntil: 'networkidle' });
    const line = await page.context().newCDPSession(page);
    const bytesPerSecond = { downloadThroughput: 32 * 1024, uploadThroughput: 32 * 1024 };
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, ...bytesPerSecond });
    for (const path of paths) await expectStill(page, path);
  });
}
