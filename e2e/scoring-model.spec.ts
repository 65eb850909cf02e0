import { now } from '@/lib/env';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import { ratings } from '@/lib/testing/journey';
import type { TestWorkspace } from '@/lib/testing/workspace';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { open } from './support/open';

async function scored(
  workspace: TestWorkspace,
  title: string,
  levels: Parameters<typeof ratings>[0],
): Promise<UseCase> {
  const useCase = await makeUseCase(workspace, { title, at: now() });
  const { assessment } = await useCase.send('hand-in-assessment', { ratings: ratings(levels) }, { at: now() });
  await useCase.send('agree-assessment', { assessment }, { at: now() });
  return useCase;
}

test('an admin works on the next scoring model, sees what it would change, publishes it, and one is rescored', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const measured = await scored(workspace, 'Travel expense questions', { measurement: 2, 'user-group': 3 });
  await scored(workspace, 'Warehouse stock answers', {});
  const page = await signInAs(workspace.admin);
  await open(page, `/w/${workspace.slug}/settings/scoring`);
  await page.getByRole('link', { name: 'Work on the next version' }).click();
  await expect(page.getByRole('heading', { name: 'Next scoring model' })).toBeVisible();

  const weight = page.getByRole('group', { name: 'Measurement' }).getByLabel('Weight');
  await weight.fill('-3');
  await page.getByRole('button', { name: 'Save and preview' }).click();
  await expect(weight).toHaveAccessibleDescription(/Enter 0 or more/);
  await weight.fill('90');
  await page.getByLabel(/“Not for a first POC” below a score of/).fill('60');
  await page.getByRole('button', { name: 'Save and preview' }).click();
  await expect(page.getByText('1 of 2 scored use cases would read differently.')).toBeVisible();
  const row = page.getByRole('row', { name: new RegExp(measured.key) });
  await expect(row).toContainText('79');
  await expect(row).toContainText('Not for a first POC');

  await page.getByRole('button', { name: 'Publish as version 2' }).click();
  await expect(page).toHaveURL(`/w/${workspace.slug}/settings/scoring`);
  await expect(page.getByRole('row', { name: /Version 2, the newest/ })).toContainText('0');
  // Nothing is rewritten by itself; the page of the older ones shows what the preview did.
  await page.getByRole('link', { name: 'What rescoring the older ones would change' }).click();
  await expect(page.getByText('1 of 2 scored use cases would read differently.')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(measured.key) })).toContainText('Not for a first POC');

  const theirs = await browserOf(workspace.architect);
  await open(theirs, `/w/${workspace.slug}/use-cases/${measured.key}/score`);
  await expect(theirs.getByText('Scored with version 1 of the scoring model; version 2 is the newest.')).toBeVisible();
  await theirs.getByRole('button', { name: 'Rescore with version 2' }).click();
  await expect(theirs.getByText('with scoring model version 2')).toBeVisible();
  await expect(theirs.getByText('Not for a first POC').first()).toBeVisible();
});

test('two admins do not overwrite each other’s draft; others have no way in', async ({
  signInAs,
  browserOf,
  faults,
  workspace,
}) => {
  faults.expect(/404/);
  const second = await workspace.member('admin', 'Second Admin');
  const path = `/w/${workspace.slug}/settings/scoring/draft`;
  const [one, other] = [await signInAs(workspace.admin), await browserOf(second)];
  await open(one, path);
  await open(other, path);
  const strong = (page: typeof one) => page.getByLabel(/“Strong first POC” from a score of/);
  await strong(one).fill('80');
  await one.getByRole('button', { name: 'Save and preview' }).click();
  await expect(one.getByRole('button', { name: 'Publish as version 2' })).toBeVisible();
  await strong(other).fill('85');
  await other.getByRole('button', { name: 'Save and preview' }).click();
  await expect(other.getByText('The draft has changed meanwhile.')).toBeVisible();
  await expect(strong(other)).toHaveValue('85');

  const architect = await browserOf(workspace.architect);
  expect((await architect.goto(path))?.status()).toBe(404);
  await open(architect, `/w/${workspace.slug}/settings/scoring`);
  await expect(architect.getByRole('link', { name: /next version/ })).toHaveCount(0);
});

test('which first: ranked with reasons, filtered, taken along as CSV, and compared side by side', async ({
  signInAs,
  workspace,
}) => {
  const strong = await scored(workspace, 'Warehouse stock answers', {});
  const barred = await scored(workspace, 'Travel expense posting', { 'action-risk': 1 });
  await makeUseCase(workspace, { title: 'Onboarding questions', at: now() });
  const page = await signInAs(workspace.viewer);
  await open(page, `/w/${workspace.slug}/compare`);
  await expect(page.getByText('2 scored; 1 not scored yet')).toBeVisible();
  const rows = page.getByRole('row');
  await expect(rows.nth(1)).toContainText(strong.key);
  await expect(rows.nth(2)).toContainText('Barred by action risk, rated 1');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  const lines = file.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(
    new RegExp(`^1,${strong.key},Warehouse stock answers,General,Candidate,Strong first POC,100,version 1,`),
  );

  await page.getByLabel(`Compare ${strong.key}`).check();
  await expect(page.getByRole('button', { name: 'Compare side by side' })).toBeDisabled();
  await page.getByLabel(`Compare ${barred.key}`).check();
  await page.getByRole('button', { name: 'Compare side by side' }).click();
  await expect(page).toHaveURL(/side-by-side\?of=/);
  await expect(page.getByText('They differ most in action risk, by 4 levels.')).toBeVisible();
  const table = page.getByRole('table', { name: 'Use cases side by side' });
  await expect(table.getByRole('row', { name: /^Lacks for a POC/ })).toContainText(
    'The measurement plan has no metric.',
  );
  // Every mark of the drawing says what it stands for.
  await expect(page.getByRole('img', { name: `${barred.key}, action risk: 1 of 5` })).toBeVisible();
  await page.getByLabel('Add by key').fill('gen-3');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(table.getByRole('columnheader', { name: /GEN-3/ })).toBeVisible();
  await page.goBack();
  await expect(table.getByRole('columnheader', { name: /GEN-3/ })).toHaveCount(0);
  await open(page, `/w/${workspace.slug}/compare/side-by-side?of=GEN-404&of=nonsense`);
  await expect(page.getByText('There is nothing under GEN-404')).toBeVisible();

  await open(page, `/w/${workspace.slug}/compare/calibration`);
  await expect(page.getByText('0 of 5 pilots that it takes')).toBeVisible();
});
