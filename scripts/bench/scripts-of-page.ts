import { chromium } from '@playwright/test';
import { findBrowser } from '../test/browser';

/** Kilobytes of JavaScript that a browser loads for a page, as they go over the wire (gzip). */
export async function scriptsOfPage(url: string, cookie?: { name: string; value: string }): Promise<number> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext();
    if (cookie) await context.addCookies([{ ...cookie, url }]);
    const tab = await context.newPage();
    const sizes: Promise<number>[] = [];
    tab.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
    });
    await tab.goto(url, { waitUntil: 'networkidle' });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
  } finally {
    await browser.close();
  }
}
