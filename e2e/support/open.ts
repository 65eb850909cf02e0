import type { Page, Response } from '@playwright/test';

/** Opens a page and waits until React has taken it over, so that what is pressed next does something. */
export async function open(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await ready(page);
  return response;
}

/** The same after a reload, a step back, or a form that was sent by the browser itself. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const element = document.querySelector('main');
    return element !== null && Object.keys(element).some((key) => key.startsWith('__reactFiber'));
  });
}
