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

for (const width of [1440, 390]) {
  test(`nothing moves while pages come, at ${width} px`, async ({ browserOf }) => {
    const page = await browserOf(await samplePerson('daniel'));
    await page.setViewportSize({ width, height: 900 });
    const key = await sampleKey('pilot');
    for (const path of [
      'use-cases',
      'portfolio',
      `use-cases/${key}/overview`,
      `use-cases/${key}/score`,
      `use-cases/${key}/checklist`,
    ]) {
      expect.soft(await layoutShift(page, `${sample}/${path}`), path).toBeLessThan(0.02);
    }
  });
}
