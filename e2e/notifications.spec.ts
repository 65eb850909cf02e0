import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { atStage, planPoc } from '@/lib/testing/steps';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/accessibility';
import { open } from './support/open';
import { UseCasePage } from './support/use-case-page';

test('one asks another to sign, reminds them, and mentions them in a comment: the bell tells, and leads there', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const useCase = await atStage(workspace, 'assessed', { now: now() });
  const { business } = useCase.cast;
  const page = await signInAs(workspace.architect);
  const here = `/w/${workspace.slug}`;
  await planPoc(useCase, { at: now() });
  await useCase.send('request-sign-off', { gate: 'poc' }, { at: now() });

  await test.step('who is waited on is seen, and reminded', async () => {
    await open(page, `${here}/my-work`);
    await page.getByRole('link', { name: 'Waiting on others' }).first().click();
    const row = page.getByRole('listitem').filter({ hasText: business.name }).filter({ hasText: 'For POC' });
    await row.getByRole('button', { name: /^Remind / }).click();
    await expect(row).toContainText('Reminded');
    await expect(row.getByRole('button')).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('a comment names somebody', async () => {
    const overview = new UseCasePage(page, workspace.slug, useCase.key);
    await overview.open('overview');
    await page.getByLabel('Your comment').fill('Is the plan clear, ');
    await page.getByLabel('Mention', { exact: true }).selectOption(business.name);
    await expect(page.getByLabel('Your comment')).toHaveValue(`Is the plan clear, @${business.name} `);
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(page.locator('#comments li')).toContainText(`Is the plan clear, @${business.name}`);
    await page.getByRole('button', { name: 'Edit your comment' }).click();
    await page.getByRole('dialog').getByLabel('Comment').fill(`Is the plan clear now, @${business.name}?`);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('#comments li')).toContainText('edited');
  });

  await test.step('the other finds it at the bell, and what they open is read', async () => {
    const theirs = await browserOf(business);
    await open(theirs, `${here}/notifications`);
    const main = theirs.getByRole('main');
    await expect(main).toContainText('Arne Architect reminds you: sign.');
    await expect(main).toContainText('mentioned you in a comment on the use case');
    await expectAccessible(theirs);
    const unread = () =>
      inWorkspace(workspace.workspaceId, (tx) =>
        tx.notification.count({ where: { memberId: business.memberId, readAt: null } }),
      );
    const before = await unread();
    await main.getByRole('link', { name: /mentioned you/ }).click();
    await expect(theirs).toHaveURL(/\/overview#comment-/);
    await expect.poll(unread).toBe(before - 1);
    await open(theirs, `${here}/notifications`);
    await theirs.getByRole('button', { name: 'Mark all as read' }).click();
    await expect(main).toContainText('Nothing unread');
  });
});
