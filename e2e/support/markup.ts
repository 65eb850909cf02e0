import { expect, type Page } from '@playwright/test';

/**
 * What an attacker types into every field. Each would leave a mark if it ran: `window.ran` is set, or an element named
 * `injected` is there.
 */
export const markup = (where: string): string =>
  `${where} <script>window.ran=1</script><img src=x id="injected" onerror="window.ran=2">"'><svg onload="window.ran=3"/>`;

/** The same for fields of few characters: what would run comes first. */
export const short = (where: string, length: number) =>
  `<script>window.ran=1</script>${where}<img src=x onerror=window.ran=2>`.slice(0, length);

/** Nothing of it ran, and nothing of it became an element. */
export async function expectOnlyText(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { ran?: number }).ran), page.url()).toBeUndefined();
  await expect(page.locator('#injected, svg[onload], main script'), page.url()).toHaveCount(0);
}
