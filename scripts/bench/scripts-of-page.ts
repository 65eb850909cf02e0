import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../test/browser';

/** Kilobytes of JavaScript that a browser loads for a page, as they go over the wire (gzip). */
export async function scriptsOfPage(url: string, cookie?: { name: string; value: string }): Promise<number> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext();
    if (cookie) await context.addCookies([{ ...cookie, url }]);
    return await scriptsLoaded(await context.newPage(), url);
  } finally {
    await browser.close();
  }
}

/** The same, in a tab that is there. */
export async function scriptsLoaded(tab: Page, url: string): Promise<number> {
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
}
