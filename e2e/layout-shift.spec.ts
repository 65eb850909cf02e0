import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { sample, sampleKey, samplePerson } from './support/sample';

/** All that moved while the page came, as browsers score it; below 0.1 counts as good. */
async function layoutShift(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: 'networkidle' });
  return page.evaluate(async () => {
    await document.fonts.ready;
    return new Promise<number>((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
    });
  });
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
    for (const path of pages(await sampleKey('pilot'))) {
      expect.soft(await layoutShift(page, `${sample}/${path}`), path).toBeLessThan(0.02);
    }
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
    for (const path of paths) {
      expect.soft(await layoutShift(page, `${sample}/${path}`), path).toBeLessThan(0.02);
    }
  });
}
