import { now } from '@/lib/env';
import { addSystem, finishPoc, moveTo, planPoc, prepare, stateFacts } from '@/lib/testing/steps';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { UseCasePage } from './support/use-case-page';
import { open } from './support/open';

test.setTimeout(120_000);

test('business owner: rejects, then approves the POC and the pilot, and moves it on', async ({
  browserOf,
  workspace,
}) => {
  const at = now();
  const behind = await makeUseCase(workspace, { title: 'Meeting preparation', at });
  const { cast, key } = behind;
  await prepare.assessed(behind, at);
  await moveTo(behind, 'assessed', at);
  await stateFacts(behind, { systems: [await addSystem(behind, 'Calendar', 'scheduling', at)], at });
  await planPoc(behind, { at });
  await behind.send('request-sign-off', { gate: 'poc' }, { at });

  // A viewer by role: what they may decide comes from owning this use case.
  const page = await browserOf(cast.business);
  const useCase = new UseCasePage(page, workspace.slug, key);
  await open(page, `/w/${workspace.slug}`);
  await expect(page).toHaveURL(`/w/${workspace.slug}/portfolio`);

  await test.step('a rejection needs its reason', async () => {
    await useCase.open('sign-offs');
    await page.getByRole('radio', { name: /^Reject/ }).check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Say why you reject it/);
    await expect(page.getByRole('radio', { name: /^Reject/ })).toBeChecked();
    await useCase.sign('Reject', { reason: 'Fourteen days are too short for this.' });
    await expect(useCase.row('Business owner')).toContainText('Rejected');
    await useCase.open('overview');
    await useCase.expectShut('POC', [/The business owner has rejected: Fourteen days are too short/]);
  });

  await test.step('approves with a condition once asked anew, and moves it to POC', async () => {
    const [request] = (await behind.facts()).signOffRequests;
    await behind.send('withdraw-sign-off-request', { request: request?.id, reason: '' }, { at: now() });
    await behind.send('request-sign-off', { gate: 'poc' }, { at: now() });
    await useCase.open('sign-offs');
    await page.getByRole('radio', { name: /^Approve with conditions/ }).check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(page.getByLabel('Condition 1')).toHaveAccessibleDescription(/Name at least one condition/);
    await page.getByLabel('Condition 1').fill('Train the assistants first.');
    await page.getByLabel('Who sees to it').first().selectOption({ label: cast.technical.name });
    await page.getByLabel('Until').first().fill('2099-12-31');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(useCase.row('Business owner')).toContainText('Approved with conditions');
    await expect(page.getByText('Train the assistants first.')).toBeVisible();
    await useCase.moveTo('POC');
  });

  await test.step('approves the pilot and moves it on', async () => {
    await finishPoc(behind, now());
    for (const role of ['security', 'data-governance'] as const) {
      await behind.send('assign-owner', { role, member: cast[role].memberId }, { at: now() });
    }
    await behind.send('request-sign-off', { gate: 'pilot' }, { at: now() });
    await useCase.open('sign-offs');
    await expect(page.getByText('It met the target in both teams.')).toBeAttached();
    await useCase.sign('Approve', { reason: 'The figures convince me.' });
    await expect(useCase.row('Business owner')).toContainText('Approved');
    await useCase.moveTo('Pilot');
    await useCase.tab('History');
    await expect(page.getByRole('main')).toContainText(`${cast.business.name}`);
    await expect(page.getByRole('main')).toContainText(/The figures convince me/);
  });
});
