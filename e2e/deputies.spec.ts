import { addDays, dayOf } from '@/lib/domain/day';
import { now } from '@/lib/env';
import { planPoc, atStage } from '@/lib/testing/steps';
import { readPdf } from '@/lib/testing/pdf-text';
import { expect, test } from './fixtures';
import { open } from './support/open';
import { chooseIn, UseCasePage } from './support/use-case-page';

test.setTimeout(60_000);

test('somebody who is away names a deputy, who signs for them; the certificate names both', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const useCase = await atStage(workspace, 'assessed', { now: now(), title: 'Case summarisation' });
  await planPoc(useCase, { at: now() });
  await useCase.send('request-sign-off', { gate: 'poc' }, { at: now() });
  const { cast, key } = useCase;
  const deputy = await workspace.member('viewer', 'Ann Deputy');
  const page = await signInAs(cast.business);

  await open(page, `/w/${workspace.slug}/account`);
  await page.getByRole('button', { name: 'Name a deputy' }).click();
  const dialog = page.getByRole('dialog');
  await chooseIn(dialog, 'Deputy', 'Ann Deputy');
  await dialog.getByLabel('Last day').fill(addDays(dayOf(now()), 10));
  await dialog.getByLabel('Why').fill('On leave.');
  await dialog.getByRole('button', { name: 'Name the deputy' }).click();
  await expect(page.getByText('Ann Deputy for Bea Business')).toBeVisible();

  const theirs = await browserOf(deputy);
  await open(theirs, `/w/${workspace.slug}/notifications`);
  await expect(theirs.getByRole('link', { name: /^Bea Business named you as deputy/ })).toBeVisible();
  await open(theirs, `/w/${workspace.slug}/my-work`);
  await expect(theirs.getByText('for Bea Business, who is away')).toBeVisible();
  await theirs.getByRole('link', { name: 'Case summarisation' }).click();
  await theirs.getByRole('link', { name: `Open it on ${key}` }).click();
  const tab = new UseCasePage(theirs, workspace.slug, key);
  await expect(theirs).toHaveURL(`${tab.base}/sign-offs`);
  await expect(theirs.getByText('you stand in')).toBeVisible();
  await expect(theirs.getByText('Your decision for Bea Business as business owner')).toBeVisible();
  await tab.sign('Approve', { role: 'Business owner' });
  await expect(tab.row('Business owner')).toContainText('Approved by Ann Deputy for Bea Business');

  const downloading = theirs.waitForEvent('download');
  await theirs.getByRole('link', { name: 'Certificate (PDF)' }).first().click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe(`${key}-poc-sign-off.pdf`);
  const pieces: Buffer[] = [];
  for await (const piece of await file.createReadStream()) pieces.push(piece as Buffer);
  const { text } = readPdf(Buffer.concat(pieces));
  expect(text).toContain('Ann Deputy for Bea Business');
  expect(text).toContain('All required roles approved');

  await page.getByRole('button', { name: /^End that Ann Deputy/ }).click();
  await expect(page.getByText('Nobody stands in for you.')).toBeVisible();
  await tab.open('sign-offs');
  await expect(theirs.getByText('stands in')).toHaveCount(0);
});
