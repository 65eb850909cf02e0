import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** All that axe finds on the page as it is, a line for each. */
async function violations(page: Page, only?: string[]): Promise<string[]> {
  // In the page itself, without fetching its styles anew: there are no frames, and it takes a third of the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).setLegacyMode(true);
  const { violations: found } = await (only ? axe.withRules(only) : axe.withTags(wcag)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  );
}

/**
 * The page with everything unfolded, in both themes: all rules in the light one, those about colours again in the dark one.
 * Themes follow the system unless somebody chose one.
 */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  });
  await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => fold.setAttribute('open', '')));
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await violations(page), `${what}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page, ['color-contrast', 'link-in-text-block']), `${what}, dark`).toEqual([]);
}

/** On a phone nothing reaches past the right edge; what is wider scrolls within itself. */
export async function expectNoOverflow(page: Page, width = 390): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 844 });
  const reach = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  // Charts take their new width a frame later.
  await expect
    .configure({ soft: true })
    .poll(reach, { message: `pixels by which ${page.url()} is wider than ${width}`, timeout: 2_000 })
    .toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}
