import { now } from '@/lib/env';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { open } from './support/open';

test('a row of the list leads to its use case without loading the page anew, and back to what was there', async ({
  signInAs,
  workspace,
}) => {
  const { key } = await makeUseCase(workspace, { title: 'Account research', at: now() });
  const page = await signInAs(workspace.architect);
  await open(page, `/w/${workspace.slug}/use-cases`);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  const isSamePage = () => page.evaluate(() => 'isSamePage' in window);
  const row = page.getByRole('row').filter({ hasText: 'Account research' });

  // Anywhere on the row, which its link covers.
  await row.getByRole('cell').last().click({ force: true });
  await expect(page).toHaveURL(new RegExp(`/use-cases/${key}/overview$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account research');
  expect(await isSamePage()).toBe(true);
  await page.goBack();
  await expect(row).toBeVisible();

  await row.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/use-cases/${key}/overview$`));
  expect(await isSamePage()).toBe(true);
  await page.goBack();

  // Opened elsewhere, it is the browser's affair.
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    row.getByRole('link').click({ modifiers: ['ControlOrMeta'] }),
  ]);
  // Not by toHaveURL, which may wait for ever for a navigation that was over before it looked at the new tab.
  await expect.poll(() => other.url()).toMatch(new RegExp(`/use-cases/${key}/overview$`));
  await expect(row).toBeVisible();
});
