import { ownerRoleLabels, ownerRoles, type OwnerRole } from '@/lib/domain/access/actor';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { now } from '@/lib/env';
import { atStage } from '@/lib/testing/steps';
import { expect, test } from './fixtures';
import { UseCasePage } from './support/use-case-page';

test.setTimeout(180_000);

test('what is in production is reviewed, suspended by an incident, and retired by its checklist', async ({
  workspace,
  browserOf,
}) => {
  const live = await atStage(workspace, 'production', { now: now(), title: 'Case summarisation' });
  const { cast, key } = live;
  const pageOf = async (role: OwnerRole) => new UseCasePage(await browserOf(cast[role]), workspace.slug, key);
  const business = await pageOf('business');
  const main = business.page.getByRole('main');

  await test.step('the business owner starts the review; each of the four attests what it covers', async () => {
    await business.open('operation');
    await business.page.getByRole('button', { name: 'Start the review' }).click();
    await expect(business.page.getByRole('heading', { name: 'Review', exact: true })).toBeVisible();
    const technical = await pageOf('technical');
    await technical.open('operation');
    // Only one's own word is open.
    await expect(technical.page.getByRole('button', { name: 'Attest', exact: true })).toHaveCount(1);
    await technical.page.getByRole('radio', { name: /^No longer so/ }).check();
    await technical.page.getByRole('button', { name: 'Attest', exact: true }).click();
    await expect(technical.page.getByText('Say what is no longer so.')).toBeVisible();
    await technical.page.getByLabel('In your words').fill('Alerts reach nobody.');
    await technical.page.getByRole('button', { name: 'Attest', exact: true }).click();
    await expect(technical.row(ownerRoleLabels.technical)).toContainText('Alerts reach nobody.');
    const still = { answer: 'still-true', review: (await live.facts()).reviews[0]?.id };
    for (const role of ownerRoles.filter((name) => name !== 'technical')) {
      await live.send('attest', { ...still, role }, { by: cast[role], at: now() });
    }
  });

  await test.step('and concludes with a condition, as somebody said no', async () => {
    await business.open('operation');
    await expect(business.page.getByRole('radio', { name: /^Continue Not while/ })).toBeDisabled();
    await business.page.getByRole('radio', { name: /^Continue with conditions/ }).check();
    await business.page.getByLabel('Condition 1').fill('Route the alerts to the service desk.');
    await business.page.getByLabel('Who sees to it').first().selectOption({ label: cast.technical.name });
    const due = new Date(now().getTime() + 14 * 86_400_000).toISOString().slice(0, 10);
    await business.page.getByLabel('Until', { exact: true }).first().fill(due);
    await business.page.getByRole('button', { name: 'Conclude', exact: true }).click();
    await expect(main).toContainText('Earlier reviews');
    await expect(main).toContainText('Route the alerts to the service desk.');
    await main.getByRole('link', { name: 'Technical owner: no longer so' }).click();
    await expect(business.page.getByRole('heading', { name: 'What was attested' })).toBeVisible();
  });

  await test.step('retiring says what is to be seen to first', async () => {
    await business.open('operation');
    await business.page.getByRole('button', { name: 'Other moves' }).click();
    await business.page.getByRole('button', { name: 'Retire…' }).click();
    const dialog = business.page.getByRole('dialog');
    await expect(dialog).toContainText('access and service credentials are revoked');
    await expect(dialog.getByLabel('Reason')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  await test.step('a reviewer reports an incident that suspends it', async () => {
    const security = await pageOf('security');
    await security.open('operation');
    await security.dialog(
      'Report an incident',
      async (dialog) => {
        await dialog.getByLabel('In a few words').fill('Answers from another account');
        await dialog.getByLabel('What happened').fill('Two people saw notes that are not theirs.');
        await dialog.getByLabel('Severity').selectOption('high');
        await dialog.getByLabel('Who is affected').fill('Two account managers');
        await dialog.getByRole('radio', { name: /^Park it/ }).check();
      },
      'Report',
    );
    await expect(security.page.getByRole('main')).toContainText('Suspended by an incident');
    await expect(security.page.getByRole('button', { name: 'Take up again in Pilot' })).toBeDisabled();
  });

  await test.step('and with everything closed and settled, it is retired', async () => {
    const { incidents, reviews } = await live.facts();
    const resolution = { cause: 'A filter was missing.', remedy: 'Switched off for good.' };
    await live.send('resolve-incident', { incident: incidents[0]?.id, ...resolution }, { at: now() });
    const condition = reviews[0]?.conditions[0]?.id;
    await live.send('complete-condition', { condition }, { at: now() });
    for (const { id, confirms } of retirementTemplate.slice(1)) {
      await live.send('settle-retirement-item', { item: id, state: 'done' }, { by: cast[confirms], at: now() });
    }
    const security = await pageOf('security');
    await security.open('operation');
    await security.dialog(
      /^Settle: Access/,
      async (dialog) => dialog.getByRole('radio', { name: 'It is done' }).check(),
      'Settle',
    );
    await business.open('operation');
    await business.page.getByRole('button', { name: 'Other moves' }).click();
    await business.page.getByRole('button', { name: 'Retire…' }).click();
    const dialog = business.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The successor is live.');
    await dialog.getByRole('button', { name: 'Retire', exact: true }).click();
    await expect(dialog).toBeHidden();
    await business.tab('History');
    await expect(main).toContainText(/retired it/);
    await expect(main).toContainText(/suspended it for the incident "Answers from another account"/);
  });
});
