import { checklistTemplate } from '@/lib/domain/checklist/template';
import { addDays, dayOf } from '@/lib/domain/day';
import { now } from '@/lib/env';
import { atStage, satisfyChecklist } from '@/lib/testing/steps';
import { expect, test } from './fixtures';
import { chooseIn, UseCasePage } from './support/use-case-page';

test.setTimeout(240_000);

test('architect: from a running pilot through the checklist to the go-live review', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const behind = await atStage(workspace, 'pilot', { now: now(), title: 'Internal policy lookup' });
  const { cast, key } = behind;
  const page = await signInAs(workspace.architect);
  const useCase = new UseCasePage(page, workspace.slug, key);

  await test.step('the gate names what the pilot still owes', async () => {
    await useCase.open('overview');
    await useCase.expectShut('Go-live review', [/The pilot has no result for/, /33 checklist items have no assignee/]);
  });

  await test.step('records the pilot, assigns the checklist, and enters the review', async () => {
    await useCase.tab('Plan');
    await useCase.dialog(
      /^Record the Pilot result of/,
      (dialog) => dialog.getByLabel('Measured').fill('14'),
      'Record result',
    );
    await useCase.tab('Checklist');
    await useCase.dialog('Assign items', (dialog) => chooseIn(dialog, 'To whom', cast.technical.name), 'Assign');
    await useCase.moveTo('Go-live review');
  });

  await test.step('proves an item with a note, a link and a file', async () => {
    await useCase.open('checklist/ID-1');
    await page.getByText('Write a note').click();
    await page
      .getByLabel('What was done and seen')
      .fill('Each call carries the rights of its user; seen with two users.');
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await expect(page.getByText('seen with two users')).toBeVisible();

    await page.getByText('Add a link').click();
    await page.getByLabel('Web address').fill('javascript:alert(1)');
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await expect(page.getByLabel('Web address')).toHaveAccessibleDescription(/begins with https/);
    await page.getByLabel('Web address').fill('https://wiki.example/identity');
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await expect(page.getByRole('link', { name: /opens in a new tab/ })).toHaveAttribute('rel', /noopener/);

    await page.getByText('Upload a file').click();
    const buffer = Buffer.from('tool,user\nsearch,ann\n');
    await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await expect(page.getByText(/, SHA-256 /)).toBeVisible();
  });

  await test.step('submits it; its signing role gives it back once, then confirms', async () => {
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Waiting for confirmation' })).toBeVisible();
    const signer = checklistTemplate.find(({ id }) => id === 'ID-1')?.signs ?? 'security';
    const theirs = await browserOf(cast[signer]);
    const theirPage = new UseCasePage(theirs, workspace.slug, key);
    await theirPage.open('checklist/ID-1');
    await theirPage.dialog(
      'Give it back',
      (dialog) => dialog.getByLabel('Reason').fill('With which two users?'),
      'Give it back',
    );
    await page.reload();
    await expect(page.getByText('With which two users?')).toBeVisible();
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Waiting for confirmation' })).toBeVisible();
    await theirs.reload();
    await theirs.getByRole('button', { name: 'Confirm ID-1' }).click();
    await expect(theirs.getByRole('heading', { name: 'Confirmed' })).toBeVisible();
  });

  await test.step('claims that an item does not apply, and asks for a waiver of another', async () => {
    await useCase.open('checklist/ID-2');
    await page.getByRole('radio', { name: /^It does not apply/ }).check();
    await page.getByLabel('Justification').fill('There is no service account in it.');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Waiting for confirmation' })).toBeVisible();

    await useCase.open('checklist/OB-1');
    await useCase.dialog(
      'Ask for a waiver',
      async (dialog) => {
        await dialog.getByLabel('Why the gap can be accepted').fill('The vendor delivers the log in a month.');
        await dialog.getByLabel('Compensating control').fill('The gateway keeps its own log.');
        await dialog.getByLabel('Holds until').fill(addDays(dayOf(now()), 30));
      },
      'Ask for the waiver',
    );
    await expect(page.getByText('Waiting for a decision')).toBeVisible();
    const decider = checklistTemplate.find(({ id }) => id === 'OB-1')?.signs ?? 'technical';
    const theirs = await browserOf(cast[decider]);
    const theirPage = new UseCasePage(theirs, workspace.slug, key);
    await theirPage.open('checklist/OB-1');
    await theirPage.dialog(
      'Decide on the waiver of OB-1',
      async (dialog) => {
        await dialog.getByRole('radio', { name: /^Grant it/ }).check();
        await dialog.getByLabel('Note').fill('For a month, no longer.');
      },
      'Decide',
    );
    await expect(theirs.getByText('Waived', { exact: true }).first()).toBeVisible();
  });

  await test.step('readiness counts what is waived apart, and the gate to Production names the rest', async () => {
    await useCase.open('checklist');
    await expect(page.getByText(/waived/i).first()).toBeVisible();
    await useCase.open('overview');
    await useCase.expectShut('Production', [/ID-2/, /has not approved/]);
  });

  await test.step('with the checklist done, the four are asked', async () => {
    const { signs = 'technical' } = checklistTemplate.find(({ id }) => id === 'ID-2') ?? {};
    await behind.send('confirm-item', { item: 'ID-2' }, { by: cast[signs], at: now() });
    await satisfyChecklist(behind, { at: now() });
    await useCase.open('sign-offs');
    await page.getByRole('button', { name: 'Ask for the four signatures' }).click();
    for (const role of ['Business owner', 'Technical owner', 'Security reviewer', 'Data-governance reviewer']) {
      await expect(useCase.row(role)).toContainText('Waiting');
    }
  });

  await test.step('parks it with a reason, and takes it up where it was', async () => {
    await useCase.open('overview');
    await page.getByRole('button', { name: 'Other moves' }).click();
    await page.getByRole('button', { name: 'Park…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Park', exact: true }).click();
    await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription(/Moving to Parked needs a reason/);
    await dialog.getByLabel('Reason').fill('The vendor changes the interface.');
    await dialog.getByRole('button', { name: 'Park', exact: true }).click();
    await expect(page.getByText('Parked in Go-live review')).toBeVisible();
    await page.getByRole('button', { name: 'Take up again in Go-live review' }).click();
    await expect(page.getByText('Parked in Go-live review')).toBeHidden();
    await useCase.tab('History');
    await expect(page.getByRole('main')).toContainText('The vendor changes the interface.');
  });
});
