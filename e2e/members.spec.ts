import { goodPassword, withPassword } from '@/lib/testing/people';
import { expect, test } from './fixtures';
import { open } from './support/open';

const over = 'This link does not work any more';

test('an invitation link is shown once, joins once, and then opens nothing', async ({
  signInAs,
  workspace,
  browser,
}) => {
  const page = await signInAs(workspace.admin);
  await open(page, `/w/${workspace.slug}/settings/members`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Nina New');
  await dialog.getByLabel('E-mail address').fill(`nina@${workspace.slug}.example`);
  await dialog.getByLabel('Role').selectOption('architect');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = await dialog.getByLabel('One-time link').inputValue();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('row').filter({ hasText: 'Nina New' })).toContainText('Invited');
  expect(await page.content()).not.toContain(link);

  const theirs = await (await browser.newContext()).newPage();
  await open(theirs, link);
  await expect(theirs.getByRole('heading', { name: 'Welcome, Nina New' })).toBeVisible();
  await theirs.getByLabel('New password').fill('short');
  await theirs.getByLabel('The same again').fill('short');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByLabel('New password')).toHaveAccessibleDescription(/at least 12 characters/i);
  await theirs.getByLabel('New password').fill(goodPassword);
  await theirs.getByLabel('The same again').fill(goodPassword);
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs).toHaveURL(`/w/${workspace.slug}/use-cases`);

  const again = await (await browser.newContext()).newPage();
  await again.goto(link);
  await expect(again.getByRole('heading', { name: over })).toBeVisible();
  await theirs.context().close();
  await again.context().close();
});

test('a reset link works once and ends every session that began before', async ({
  signInAs,
  browserOf,
  workspace,
  browser,
}) => {
  await withPassword(workspace.contributor);
  const before = await browserOf(workspace.contributor);
  await open(before, `/w/${workspace.slug}/use-cases`);

  const page = await signInAs(workspace.admin);
  await open(page, `/w/${workspace.slug}/settings/members`);
  await page.getByRole('button', { name: `Reset the password of ${workspace.contributor.name}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = await dialog.getByLabel('One-time link').inputValue();

  // Until it is used, nothing has changed.
  await before.reload();
  await expect(before).toHaveURL(`/w/${workspace.slug}/use-cases`);

  const theirs = await (await browser.newContext()).newPage();
  await open(theirs, link);
  const chosen = 'harbour violet 2003 lantern';
  await theirs.getByLabel('New password').fill(chosen);
  await theirs.getByLabel('The same again').fill(chosen);
  await theirs.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(theirs).toHaveURL(`/w/${workspace.slug}/use-cases`);
  await theirs.context().close();

  await before.reload();
  await expect(before).toHaveURL(/\/sign-in\?next=/);
  await before.goto(link);
  await expect(before.getByRole('heading', { name: over })).toBeVisible();
});

test('a removed member is out with the next click', async ({ signInAs, browserOf, requestsOf, workspace, faults }) => {
  faults.expect(/404/);
  const theirs = await browserOf(workspace.contributor);
  const requests = await requestsOf(workspace.contributor);
  await open(theirs, `/w/${workspace.slug}/use-cases`);

  const page = await signInAs(workspace.admin);
  await open(page, `/w/${workspace.slug}/settings/members`);
  await page.getByRole('button', { name: `Remove ${workspace.contributor.name}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Remove ${workspace.contributor.name}` })
    .click();
  await expect(page.getByRole('row').filter({ hasText: workspace.contributor.name })).toContainText('Removed');

  const answer = await theirs.goto(`/w/${workspace.slug}/use-cases`);
  expect(answer?.status()).toBe(404);
  await expect(theirs.getByText('Test workspace')).toHaveCount(0);
  const search = await requests.get(`/api/w/${workspace.slug}/search?q=a`);
  expect(search.status()).toBe(404);
});
