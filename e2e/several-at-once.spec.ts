import { now } from '@/lib/env';
import { makeUseCase, mustRun } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/accessibility';
import { open } from './support/open';

test('several use cases are parked and assigned at once; what one refuses, the others do, and it says why', async ({
  signInAs,
  workspace,
}) => {
  const titles = ['Account research', 'Policy lookup', 'Meeting preparation'];
  const [first, second, third] = await Promise.all(titles.map((title) => makeUseCase(workspace, { title, at: now() })));
  await mustRun(
    'move-stage',
    workspace.architect,
    { useCase: second!.key, version: (await second!.facts()).version, to: 'parked', reason: 'No budget.' },
    now(),
  );

  const page = await signInAs(workspace.architect);
  await open(page, `/w/${workspace.slug}/use-cases`);
  const bar = page.getByRole('region', { name: 'Selected use cases' });
  await expect(bar).toBeHidden();
  const box = page.getByRole('checkbox', { name: `Select ${first!.key}` });
  // By keyboard, as any box.
  await box.focus();
  await page.keyboard.press('Space');
  await expect(bar).toContainText('1 selected');
  await bar.getByRole('button', { name: 'Select all of this page' }).click();
  await expect(bar).toContainText('3 selected');

  await bar.getByRole('button', { name: 'Park…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Park 3 use cases' });
  await dialog.getByLabel('Reason').fill('It waits for the new catalogue.');
  await dialog.getByRole('button', { name: 'Park', exact: true }).click();
  const outcome = page.getByRole('status').filter({ hasText: 'refused' });
  await expect(outcome).toContainText('2 use cases changed. 1 use case refused:');
  await expect(outcome).toContainText(second!.key);
  await expect(outcome).toBeFocused();
  await expect(bar).toBeHidden();
  const rows = page.getByRole('table', { name: 'Use cases' }).locator('tbody tr');
  await expect(rows.filter({ hasText: 'Parked in Candidate' })).toHaveCount(3);

  await page.getByRole('checkbox', { name: `Select ${first!.key}` }).check();
  await page.getByRole('checkbox', { name: `Select ${third!.key}` }).check();
  await bar.getByRole('button', { name: 'Assign…' }).click();
  const assign = page.getByRole('dialog', { name: 'Assign 2 use cases' });
  await assign.getByLabel('Role').selectOption({ label: 'Technical owner' });
  await assign.getByLabel('To whom').selectOption({ label: workspace.contributor.name });
  await assign.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 use cases changed.' })).toBeVisible();
  expect((await first!.facts()).owners.technical?.id).toBe(workspace.contributor.memberId);
  expect((await third!.facts()).owners.technical?.id).toBe(workspace.contributor.memberId);

  // A word of one's own, and off again for one of them by the filter that it makes.
  for (const useCase of [first, third]) await page.getByRole('checkbox', { name: `Select ${useCase!.key}` }).check();
  await bar.getByRole('button', { name: 'Add tag…' }).click();
  const tag = page.getByRole('dialog', { name: 'Add a tag to 2 use cases' });
  await tag.getByLabel('Tag').fill('Next Budget');
  await tag.getByRole('button', { name: 'Add tag', exact: true }).click();
  await expect(rows.filter({ hasText: 'next budget' })).toHaveCount(2);
  await open(page, `/w/${workspace.slug}/use-cases?tag=next+budget`);
  await expect(rows).toHaveCount(2);
  await page.getByRole('checkbox', { name: `Select ${first!.key}` }).check();
  await bar.getByRole('button', { name: 'Remove tag…' }).click();
  const removal = page.getByRole('dialog', { name: 'Remove a tag from 1 use case' });
  await removal.getByLabel('Tag').selectOption('next budget');
  await removal.getByRole('button', { name: 'Remove tag', exact: true }).click();
  await expect(rows).toHaveCount(1);

  // Last, since it unfolds all that can be.
  await page.getByRole('checkbox', { name: `Select ${third!.key}` }).check();
  await expect(bar).toBeVisible();
  await expectAccessible(page, 'several at once');
});

test('whoever may only look has no boxes', async ({ signInAs, workspace }) => {
  await makeUseCase(workspace, { title: 'Account research', at: now() });
  const page = await signInAs(workspace.viewer);
  await open(page, `/w/${workspace.slug}/use-cases`);
  await expect(page.getByRole('link', { name: 'Account research' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});
