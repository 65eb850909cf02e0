import { now } from '@/lib/env';
import { makeJourney } from '@/lib/testing/journey';
import { makeServer } from '@/lib/testing/servers';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/accessibility';
import { open } from './support/open';

test('evidence is given once for a server: a use case shows it, its signing role accepts it, and its owner takes it back', async ({
  workspace,
  signInAs,
  browserOf,
}) => {
  const server = await makeServer(workspace, { name: 'CRM server' });
  const journey = await makeJourney({ workspace });
  journey.now = now();
  await journey.does('choose-servers', journey.architect, { servers: [server] });
  const tab = `/w/${workspace.slug}/servers/${server}/evidence`;
  const item = `/w/${workspace.slug}/use-cases/${journey.key}/checklist/SE-2`;

  // As a check that did not pass leads there.
  const owner = await signInAs(workspace.contributor);
  await open(owner, `${tab}?give=link&items=ID-2,SE-2`);
  const form = owner.locator('#give');
  await expect(form.getByLabel(/^ID-2 /)).toBeChecked();
  await form.getByLabel(/^ID-2 /).uncheck();
  await form.getByLabel('Title').fill('Secret scan');
  await form.getByRole('radio', { name: 'File' }).check();
  await form.getByRole('button', { name: 'Give evidence' }).click();
  await expect(form.getByText('This file is empty.')).toBeVisible();
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from('Clean.') });
  await form.getByRole('button', { name: 'Give evidence' }).click();
  await expect(owner).toHaveURL(tab);
  const piece = owner.getByRole('listitem').filter({ hasText: 'Secret scan' }).first();
  await expect(piece.getByText('1 use case rests on it. Accepted by the signing role for 0 of 1 item.')).toBeVisible();
  await expectAccessible(owner);

  // The use case rests on it; whoever keeps it hands it in, and its signing role confirms.
  const editor = await browserOf(journey.architect);
  await open(editor, item);
  await expect(editor.getByText('From server CRM server')).toBeVisible();
  const download = editor.waitForEvent('download');
  await editor.getByRole('link', { name: 'Secret scan' }).click();
  expect((await download).suggestedFilename()).toBe('scan.txt');
  await expectAccessible(editor);
  await journey.does('submit-item', journey.architect, { item: 'SE-2', claim: 'satisfied' });
  const reviewer = await browserOf(journey.owners.security);
  await open(reviewer, item);
  await reviewer.getByRole('button', { name: 'Confirm SE-2' }).click();
  await expect(reviewer.getByText('Accepted by', { exact: false })).toBeVisible();

  await open(owner, tab);
  await expect(piece.getByText('Accepted by the signing role for 1 of 1 item.')).toBeVisible();
  await owner.getByRole('button', { name: 'Withdraw evidence: Secret scan' }).click();
  const dialog = owner.getByRole('dialog');
  await expect(dialog.getByText('1 use case rests on it and will no more')).toBeVisible();
  await dialog.getByLabel('Why').fill('It scanned another version.');
  await dialog.getByRole('button', { name: 'Withdraw evidence' }).click();
  await expect(owner.getByText('Nobody gave evidence for it yet')).toBeVisible();
  await owner.getByText('Withdrawn', { exact: true }).click();
  await expect(owner.getByText('It scanned another version.')).toBeVisible();
  await expectAccessible(owner);
  await expect(async () => {
    await editor.reload();
    await expect(editor.getByText('Stale', { exact: true }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
