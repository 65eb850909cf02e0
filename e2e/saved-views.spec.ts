import { now } from '@/lib/env';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/accessibility';
import { open } from './support/open';

test('a table is grouped, its columns are chosen by keyboard, and kept as a view that opens first for a role', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  await makeUseCase(workspace, { title: 'Account research', at: now() });
  await makeUseCase(workspace, { title: 'Policy lookup', at: now() });
  const list = `/w/${workspace.slug}/use-cases`;
  const page = await signInAs(workspace.architect);
  await open(page, list);
  await page.getByRole('button', { name: 'Group' }).click();
  await page.getByRole('link', { name: 'Stage', exact: true }).click();
  const table = page.getByRole('table', { name: 'Use cases' });
  await expect(table.getByRole('rowheader', { name: 'Candidate 2' })).toBeVisible();

  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  const users = page.getByRole('checkbox', { name: 'Users' });
  await users.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Users' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Save for the workspace…' }).click();
  await page.getByLabel('Name').fill('Where it stands');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const views = page.getByRole('button', { name: 'Where it stands' });
  await expect(views).toBeVisible();
  await views.click();
  await page.getByRole('button', { name: 'What opens first…' }).click();
  await page.getByLabel('For every viewer who has not chosen').selectOption('Where it stands');
  await expectAccessible(page, 'what opens first');
  await page.getByRole('button', { name: 'Save for the roles' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const theirs = await browserOf(workspace.viewer);
  await open(theirs, list);
  await expect(theirs).toHaveURL(/group=stage.*saved=/);
  await expect(theirs.getByRole('columnheader', { name: 'Users' })).toBeVisible();
  // What the workspace keeps is not theirs to change.
  await theirs.getByRole('button', { name: 'Where it stands' }).click();
  await expect(theirs.getByRole('button', { name: 'Save as a view of mine…' })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Delete…' })).toHaveCount(0);
});
