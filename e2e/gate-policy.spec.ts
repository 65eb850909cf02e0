import { addDays, dayOf } from '@/lib/domain/day';
import { now } from '@/lib/env';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { open } from './support/open';

test('an admin tightens a gate, announces more, sees whom it stops, publishes it, and everybody reads it', async ({
  signInAs,
  browserOf,
  faults,
  workspace,
}) => {
  faults.expect(/404/);
  const useCase = await makeUseCase(workspace, { title: 'Travel expense questions', at: now() });
  const later = addDays(dayOf(now()), 30);
  const page = await signInAs(workspace.admin);
  await open(page, `/w/${workspace.slug}/settings/gates`);
  await page.getByRole('link', { name: 'Work on the next version' }).click();
  await expect(page.getByRole('heading', { name: 'Next gate policy' })).toBeVisible();

  const readiness = page.getByRole('group', { name: 'Readiness for production' });
  await readiness.getByLabel('Counts now').fill('60');
  await page.getByRole('button', { name: 'Add a requirement for entering assessed' }).click();
  await page.getByRole('button', { name: /The expected value is high enough/ }).click();
  await page
    .getByRole('group', { name: 'The expected value is high enough' })
    .getByLabel(/at least/)
    .fill('5000');
  await page.getByRole('button', { name: 'Add a requirement for entering assessed' }).click();
  await page.getByRole('button', { name: /A reviewer is assigned early/ }).click();
  const reviewer = page.getByRole('group', { name: 'A reviewer is assigned early' });
  await reviewer.getByLabel('Role').selectOption('Security reviewer');
  await reviewer.getByLabel('Counts from').fill(later);
  await page.getByRole('button', { name: 'Save and preview' }).click();
  await expect(readiness.getByLabel('Counts now')).toHaveAccessibleDescription(/floor is 70 %/);
  await readiness.getByLabel('Counts now').fill('95');
  await page.getByRole('button', { name: 'Save and preview' }).click();
  const row = page.getByRole('row', { name: new RegExp(useCase.key) });
  await expect(row).toContainText('The expected value is not stated in full.');
  await expect(row).toContainText('No security reviewer is assigned.');

  await page.getByRole('button', { name: 'Publish as version 2' }).click();
  await page.getByRole('dialog').getByLabel('What it is for').fill('Small gains do not pay.');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish as version 2' }).click();
  await expect(page).toHaveURL(`/w/${workspace.slug}/settings/gates`);
  await expect(page.getByRole('row', { name: /Version 2, the newest/ })).toContainText('Small gains do not pay.');

  const theirs = await browserOf(workspace.viewer);
  await open(theirs, `/w/${workspace.slug}/use-cases/${useCase.key}/overview`);
  const gate = theirs.getByRole('region', { name: 'Next gate: Assessed' });
  await expect(gate).toContainText('The expected value is 5,000 a month or more (this workspace’s own)');
  await expect(gate.getByRole('region', { name: 'Announced' })).toContainText('It would not be met today:');
  await open(theirs, `/w/${workspace.slug}/settings/gates`);
  await expect(theirs.getByText('95 %', { exact: true })).toBeVisible();
  await theirs.getByRole('link', { name: 'Version 1' }).click();
  await expect(theirs.getByRole('heading', { name: 'Gate policy, version 1' })).toBeVisible();
  await expect(theirs.getByText('90 %', { exact: true })).toBeVisible();
  expect((await theirs.goto(`/w/${workspace.slug}/settings/gates/draft`))?.status()).toBe(404);
});
