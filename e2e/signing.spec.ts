import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { now } from '@/lib/env';
import { atStage, satisfyChecklist } from '@/lib/testing/steps';
import { expect, test } from './fixtures';
import { UseCasePage } from './support/use-case-page';

test.setTimeout(180_000);

test('four people sign into production; a change lapses the signatures that cover it, and no other', async ({
  signInAs,
  browserOf,
  workspace,
}) => {
  const behind = await atStage(workspace, 'go-live-review', { now: now(), title: 'Case summarisation' });
  await satisfyChecklist(behind, { at: now() });
  await behind.send('request-sign-off', { gate: 'production' }, { at: now() });
  const { cast, key } = behind;
  const page = await signInAs(workspace.architect);
  const useCase = new UseCasePage(page, workspace.slug, key);

  const signAs = async (role: (typeof ownerRoles)[number]) => {
    const theirs = new UseCasePage(await browserOf(cast[role]), workspace.slug, key);
    await theirs.open('sign-offs');
    // Only one's own decision is open.
    await expect(theirs.page.getByRole('button', { name: 'Sign', exact: true })).toHaveCount(1);
    await theirs.sign('Approve', { role: ownerRoleLabels[role] });
    await expect(theirs.row(ownerRoleLabels[role])).toContainText('Approved');
  };
  const states = async () => {
    await useCase.open('sign-offs');
    return Object.fromEntries(
      await Promise.all(
        ownerRoles.map(async (role) => {
          const text = (await useCase.row(ownerRoleLabels[role]).first().innerText()) ?? '';
          return [role, ['Waiting', 'Lapsed', 'Approved'].find((state) => new RegExp(`^${state}$`, 'm').test(text))];
        }),
      ),
    );
  };

  for (const role of ownerRoles) await signAs(role);
  expect(await states()).toEqual({
    business: 'Approved',
    technical: 'Approved',
    security: 'Approved',
    'data-governance': 'Approved',
  });

  await test.step('another rating of a risk lapses the security review alone', async () => {
    const risk = { title: 'Stale answers', likelihood: 2, impact: 2, mitigation: 'Nightly refresh.' };
    await behind.send('save-risk', risk, { at: now() });
    expect(await states()).toEqual({
      business: 'Approved',
      technical: 'Approved',
      security: 'Lapsed',
      'data-governance': 'Approved',
    });
    await expect(useCase.row('Security reviewer').first()).toContainText(/because this changed: risks/);
    await useCase.open('overview');
    await useCase.expectShut('Production', [/The approval of the security reviewer has lapsed/]);
    await signAs('security');
  });

  await test.step('with all four it enters production', async () => {
    await useCase.open('overview');
    await useCase.moveTo('Production');
    await useCase.open('sign-offs');
    await expect(page.getByRole('heading', { name: 'Signatures behind Production' })).toBeVisible();
  });

  await test.step('in production, changed data classes lapse data governance; what was signed stays readable', async () => {
    const tool = { name: 'read_case', purpose: 'Reads a case', tier: 'read-only', dataClasses: 'health data' };
    await behind.send('save-tool', tool, { at: now() });
    const { 'data-governance': dataGovernance, business } = await states();
    expect({ dataGovernance, business }).toEqual({ dataGovernance: 'Lapsed', business: 'Approved' });
    await useCase.row('Data-governance reviewer').first().getByRole('link', { name: 'What was signed' }).click();
    await expect(page).toHaveURL(new RegExp(`${useCase.base}/sign-offs/`));
    await expect(page.getByRole('main')).not.toContainText('health data');
    await useCase.tab('History');
    await expect(page.getByRole('main')).toContainText(/lapsed/i);
  });
});
