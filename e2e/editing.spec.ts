import { now } from '@/lib/env';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { open, ready } from './support/open';

test.setTimeout(120_000);

test('the second of two is told who changed what, loses nothing typed, and may save on top', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { title: 'Lease review', at: now() });
  const address = `/w/${workspace.slug}/use-cases/${useCase.key}/edit`;
  const page = await signInAs(workspace.architect);
  const other = await browserOf(workspace.admin);
  await open(page, address);
  await open(other, address);
  await page.getByLabel('Problem').fill('Typed for half an hour by the second of two.');

  await other.getByLabel('Title').fill('Lease review for shops');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other).toHaveURL(/overview$/);

  await page.getByLabel('User group').fill('Legal');
  await page.getByRole('button', { name: 'Save' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else changed this use case' });
  await expect(notice).toContainText(workspace.admin.name);
  await expect(notice).toContainText('Title: Lease review → Lease review for shops');
  await expect(page.getByLabel('Problem')).toHaveValue('Typed for half an hour by the second of two.');
  await expect(page.getByLabel('User group')).toHaveValue('Legal');
  expect((await useCase.facts()).problem).not.toContain('half an hour');

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/overview$/);
  expect(await useCase.facts()).toMatchObject({
    problem: 'Typed for half an hour by the second of two.',
    userGroup: 'Legal',
  });
});

test('what was typed survives a reload, the back button, and a look elsewhere', async ({ signInAs, workspace }) => {
  const useCase = await makeUseCase(workspace, { title: 'Patent search', at: now() });
  const page = await signInAs(workspace.architect);
  const base = `/w/${workspace.slug}/use-cases/${useCase.key}`;
  const problem = page.getByLabel('Problem');
  const back = page.getByText('What you had typed before is back.');

  await open(page, `${base}/overview`);
  await page.getByRole('main').getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(page).toHaveURL(`${base}/edit`);
  await problem.fill('Half of a sentence that is not yet');
  await page.reload();
  await ready(page);
  await expect(back).toBeVisible();
  await expect(problem).toHaveValue('Half of a sentence that is not yet');

  await problem.fill('Half of a sentence that is nearly');
  // The draft is written a moment after the last key; a tab that is left at once writes it on leaving.
  await expect
    .poll(() => page.evaluate(() => Object.values(sessionStorage).join()))
    .toContain('sentence that is nearly');
  await page.goBack();
  await expect(page).toHaveURL(`${base}/overview`);
  await page.goForward();
  await expect(problem).toHaveValue('Half of a sentence that is nearly');

  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(problem).not.toHaveValue(/Half of a sentence/);
  await problem.fill('Whole: people look for patents in five places.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(`${base}/overview`);
  await open(page, `${base}/edit`);
  await expect(back).toBeHidden();
  await expect(problem).toHaveValue('Whole: people look for patents in five places.');
});

test('a draft assessment survives a reload in its middle, and is nobody else’s to read', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  const address = `/w/${workspace.slug}/use-cases/${useCase.key}/score`;
  const page = await signInAs(workspace.architect);
  await open(page, address);
  const first = page.getByRole('group', { name: /^Business value/ });
  await first.getByRole('radio').nth(2).check();
  await first.getByLabel('Why this level').fill('Estimated by the team in a workshop.');
  await page.reload();
  await ready(page);
  await expect(first.getByRole('radio').nth(2)).toBeChecked();
  await expect(first.getByLabel('Why this level')).toHaveValue('Estimated by the team in a workshop.');
  await expect(page.getByText('Your draft is saved.')).toBeVisible();

  const other = await browserOf(workspace.admin);
  await open(other, address);
  await expect(other.getByText('Estimated by the team in a workshop.')).toHaveCount(0);
  expect(await other.content()).not.toContain('in a workshop');
});

test('a form that is sent twice at once is saved once', async ({ signInAs, workspace }) => {
  const page = await signInAs(workspace.architect);
  await open(page, `/w/${workspace.slug}/settings/systems`);
  await page.getByRole('button', { name: 'Add system' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Salesforce');
  await dialog.getByLabel('Kind').selectOption('crm');
  await dialog.getByRole('button', { name: 'Add system' }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Salesforce/ })).toHaveCount(1);
});
