import { addDays, dayOf } from '@/lib/domain/day';
import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import { now } from '@/lib/env';
import { makeCast, openUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { open } from './support/open';
import { chooseIn, UseCasePage } from './support/use-case-page';

test.setTimeout(240_000);

test('architect: from a template through Assessed and POC into the pilot', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const cast = await makeCast(workspace);
  const page = await signInAs(workspace.architect);
  const list = `/w/${workspace.slug}/use-cases`;

  await test.step('registers a use case from a template', async () => {
    await open(page, list);
    await page.getByRole('link', { name: 'Register the first one' }).click();
    await page.getByRole('link', { name: 'Account research' }).click();
    await expect(page.getByLabel('Title')).toHaveValue('Account research');
    await page.getByRole('button', { name: 'Register' }).click();
    // Beside the field, and the field has the focus.
    const owner = page.getByLabel('Business owner');
    await expect(owner).toHaveAccessibleDescription(/reference is not valid|Choose/);
    await expect(owner).toBeFocused();
    await owner.selectOption({ label: cast.business.name });
    await page.getByRole('button', { name: 'Register' }).click();
    await expect(page).toHaveURL(`${list}/GEN-1/overview`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account research');
  });

  await test.step('is warned of a similar title, and says how it differs', async () => {
    await open(page, `${list}/new`);
    await page.getByLabel('Title').fill('Account researching');
    await page.getByLabel('Problem').fill('Another team asks for the same thing about suppliers.');
    await chooseIn(page, 'Business owner', cast.business.name);
    await page.getByRole('button', { name: 'Register' }).click();
    const warning = page.getByRole('alert').filter({ hasText: 'There is a use case with a similar title.' });
    await expect(warning.getByRole('link', { name: 'Open GEN-1' })).toHaveAttribute('href', `${list}/GEN-1/overview`);
    await expect(page.getByLabel('Title')).toHaveValue('Account researching');
    await page.getByLabel('It differs because…').fill('It is about suppliers, whom another team looks after.');
    await page.getByRole('button', { name: 'Register' }).click();
    await expect(page).toHaveURL(`${list}/GEN-2/overview`);
    await expect(page.getByText('It is about suppliers, whom')).toBeVisible();
  });

  const useCase = new UseCasePage(page, workspace.slug, 'GEN-1');
  const behind = openUseCase('GEN-1', { ...cast, editor: workspace.architect });

  await test.step('scores it by the rubric and agrees', async () => {
    await useCase.open('overview');
    await useCase.expectShut('Assessed', [/No assessment is agreed/, /No technical owner is assigned/]);
    await page.locator('#next-gate').getByRole('link', { name: 'Go to Score' }).first().click();
    await expect(page).toHaveURL(`${useCase.base}/score`);
    for (const factor of factors) {
      const group = page.getByRole('group', { name: new RegExp(`^${factorLabels[factor]}`) });
      await group
        .getByRole('radio')
        .nth(factor === 'system-complexity' ? 3 : 4)
        .check();
      if (factor !== 'measurement') await group.getByLabel('Why this level').fill(`Seen in ${factorLabels[factor]}.`);
    }
    await page.getByRole('button', { name: 'Hand in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'nothing was saved yet' })).toBeVisible();
    const last = page.getByRole('group', { name: /^Measurement/ });
    await last.getByLabel('Why this level').fill('Twenty known accounts serve as a test set.');
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('button', { name: /^Agree the assessment of/ }).click();
    await expect(page.getByText('Strong first POC').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'How firm it is' })).toBeVisible();
  });

  await test.step('assigns the technical owner and enters Assessed', async () => {
    await useCase.tab('Overview');
    await useCase.assign('technical owner', cast.technical.name);
    await useCase.moveTo('Assessed');
  });

  await test.step('states systems, value, access and a tool', async () => {
    await open(page, `/w/${workspace.slug}/settings/systems`);
    await useCase.dialog(
      'Add system',
      async (dialog) => {
        await dialog.getByLabel('Name').fill('Salesforce');
        await chooseIn(dialog, 'Kind', 'CRM');
      },
      'Add system',
    );
    await open(page, `${useCase.base}/edit`);
    await page.getByRole('checkbox', { name: /^Salesforce/ }).check();
    await page.getByLabel('Hours saved a month, each').fill('800');
    await page.getByLabel('People who save them').fill('12');
    await page.getByLabel(/^Value of an hour/).fill('80');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('Hours saved a month, each')).toHaveAccessibleDescription(/Enter 744 or less/);
    await page.getByLabel('Hours saved a month, each').fill('6');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(`${useCase.base}/overview`);
    await expect(page.getByText(/5,760|5\.8K/).first()).toBeVisible();

    await useCase.tab('Tools');
    await useCase.dialog(
      'Add tool',
      async (dialog) => {
        await dialog.getByLabel('Name').fill('draft_summary');
        await dialog.getByLabel('What it is for').fill('Writes a draft of the brief');
        await dialog.getByRole('radio', { name: /^Draft/ }).check();
        await dialog.getByLabel('What data it returns').fill('none');
        await chooseIn(dialog, 'On which system', 'Salesforce');
      },
      'Add tool',
    );
    await expect(page.getByRole('row', { name: /draft_summary/ })).toContainText('Above the stated tier');
    await useCase.dialog(
      'Edit access',
      (dialog) => dialog.getByRole('radio', { name: /^Draft/ }).check(),
      'Save access',
    );
    await expect(page.getByText('Above the stated tier')).toBeHidden();
  });

  await test.step('writes the measurement plan', async () => {
    await useCase.tab('Plan');
    await useCase.dialog(
      'Edit plan',
      async (dialog) => {
        await dialog.getByLabel('Starts on').fill(addDays(dayOf(now()), -2));
        await dialog.getByLabel('Ends on').fill(addDays(dayOf(now()), 40));
        for (const [index, figures] of [
          [40, 15, 35],
          [80, 95, 85],
        ].entries()) {
          const metric = dialog.getByRole('group', { name: `Metric ${index + 1}` });
          for (const [at, label] of ['Baseline', 'Target', 'Kill threshold'].entries()) {
            await metric.getByLabel(label).fill(String(figures[at]));
          }
        }
      },
      'Save plan',
    );
    await expect(page.getByRole('row', { name: /Time per account brief/ })).toContainText('15');
  });

  await test.step('asks for approval, which the business owner gives; enters the POC', async () => {
    await useCase.tab('Sign-offs', 'sign-offs');
    await page.getByRole('button', { name: 'Ask for approval' }).click();
    await expect(page.getByText(`${workspace.architect.name} asked`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign', exact: true })).toBeHidden();
    const theirs = new UseCasePage(await browserOf(cast.business), workspace.slug, 'GEN-1');
    await theirs.open('sign-offs');
    await theirs.sign('Approve');
    await useCase.open('overview');
    await useCase.moveTo('POC');
  });

  await test.step('records results, scenarios, risks and the outcome of the POC', async () => {
    await useCase.tab('Plan');
    await useCase.dialog(
      'Record the POC result of Time per account brief',
      async (dialog) => {
        await dialog.getByLabel('Measured').fill('14.5');
        await dialog.getByLabel('Note').fill('Over two weeks, twelve people.');
      },
      'Record result',
    );
    await expect(page.getByRole('row', { name: /Time per account brief/ })).toContainText(/14\.5/);
    const second = (await behind.facts()).plan.metrics[1];
    await behind.send('record-result', { metric: second?.id, phase: 'poc', value: 96, note: '' }, { at: now() });

    await page.reload();
    await useCase.dialog(
      'Enter the run of: Asks for an account of another region',
      (dialog) => dialog.getByRole('radio', { name: /^Passed/ }).check(),
      'Save run',
    );
    await useCase.dialog(
      'Add a failure scenario',
      async (dialog) => {
        await dialog.getByLabel('What is tried').fill('The account has two names');
        await dialog.getByLabel('What must come of it').fill('It asks which one is meant.');
      },
      'Add scenario',
    );
    await useCase.dialog(
      'Record outcome',
      async (dialog) => {
        await dialog.getByRole('radio', { name: /^Continue to the pilot/ }).check();
        await dialog.getByLabel('Summary').fill('It met both targets with all twelve people.');
      },
      'Record outcome',
    );
    await useCase.dialog(
      'Name the group',
      async (dialog) => {
        await dialog.getByLabel('Who takes part').fill('The sales team in Lyon');
        await dialog.getByLabel('How many people').fill('12');
      },
      'Save pilot group',
    );

    await useCase.tab('Risks');
    await useCase.dialog(
      'Add risk',
      async (dialog) => {
        await dialog.getByLabel('What could go wrong').fill('A wrong brief is believed');
        await dialog.getByLabel('Likelihood').selectOption('4');
        await dialog.getByLabel('Impact').selectOption('5');
      },
      'Add risk',
    );
    await useCase.tab('Overview');
    await useCase.expectShut('Pilot', [
      /high risk "A wrong brief is believed" is neither mitigated nor accepted/,
      /No security reviewer is assigned/,
      /business owner has not approved/,
    ]);
    await useCase.tab('Risks');
    await useCase.dialog(
      'Edit risk: A wrong brief is believed',
      (dialog) => dialog.getByLabel('Mitigation').fill('Each statement names its source.'),
      'Save risk',
    );
  });

  await test.step('completes the owners, asks again, and enters the pilot', async () => {
    await useCase.tab('Overview');
    await useCase.assign('security reviewer', cast.security.name);
    await useCase.assign('data-governance reviewer', cast['data-governance'].name);
    await useCase.tab('Sign-offs', 'sign-offs');
    await page.getByRole('button', { name: 'Ask for approval' }).click();
    await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
    await behind.send(
      'sign-off',
      {
        request: (await behind.facts()).signOffRequests.find(({ gate }) => gate === 'pilot')?.id,
        role: 'business',
        decision: 'approve',
      },
      { by: cast.business, at: now() },
    );
    await useCase.open('overview');
    await useCase.moveTo('Pilot');
  });

  await test.step('is not let into the review before the pilot has run, and reads it all in the history', async () => {
    await useCase.expectShut('Go-live review', [/The pilot has run for 0 of at least 14 days/, /no assignee/]);
    await useCase.tab('History');
    const story = page.getByRole('main');
    for (const words of [
      /registered "Account research"/,
      /agreed an assessment/,
      /from Assessed to POC|moved it to POC|moved .*POC/,
      /recorded the POC result of "Time per account brief"/,
      /ran the restricted scenario/,
    ]) {
      await expect(story).toContainText(words);
    }
  });
});
