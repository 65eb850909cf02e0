import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** All that axe finds on the page as it is, a line for each. In the page itself, without fetching its styles anew: there are no frames. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (values) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const options = {
      runOnly: { type: 'tag' as const, values },
      rules: { 'document-title': { enabled: false } },
      resultTypes: ['violations' as const],
      preload: false,
    };
    return (await inPage.run(document, options)).violations;
  }, wcag);
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  );
}

/**
 * The page with everything unfolded, by all rules, in one of the two themes: half the places of the product in the light one and
 * half in the dark one, always the same. Both have the same parts, and what axe takes longest for is their colours.
 */
export async function expectAccessible(page: Page, what = new URL(page.url()).pathname): Promise<void> {
  // A page's title comes when what it is called is known, which may be after everything else: that rule is tried until it holds.
  await expect(page).toHaveTitle(/./);
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  });
  await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => fold.setAttribute('open', '')));
  const colorScheme = themeOf(what);
  // The theme follows the system unless somebody chose one.
  await page.emulateMedia({ colorScheme });
  expect.soft(await violations(page), `${what}, ${colorScheme}`).toEqual([]);
}

/** By the place alone: workspaces, use cases and ids differ from run to run. */
function themeOf(what: string): 'light' | 'dark' {
  const place = what.replace(/^\/w\/[^/]+/, '').replace(/[A-Z]+-\d+|[0-9a-f-]{36}|[\w-]{40,}/g, '');
  const sum = [...place].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return sum % 2 === 0 ? 'light' : 'dark';
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
