import type { Stage } from '@/lib/domain/stages/stages';
import { now } from '@/lib/env';
import { goodPassword, withPassword } from '@/lib/testing/people';
import { mustRun } from '@/lib/testing/use-case';
import { atStage, satisfyChecklist } from '@/lib/testing/steps';
import { csv, importBytes } from '@/lib/testing/imports';
import type { Who } from '@/prisma/seed/sample/company';
import { expect, test } from './fixtures';
import { expectAccessible, expectNoOverflow } from './support/accessibility';
import { open } from './support/open';
import { sample, sampleKey, samplePerson } from './support/sample';

test.setTimeout(180_000);
test.use({ viewport: { width: 1440, height: 900 } });

/** Pages of the sample workspace, as the person who has the most to do on them. */
const pages: Record<string, { as: Who; paths: string[] }> = {
  portfolio: { as: 'katrin', paths: ['portfolio', 'portfolio?stage=pilot'] },
  'list and board': {
    as: 'daniel',
    paths: [
      'use-cases',
      'use-cases?view=board',
      'use-cases?view=matrix',
      'use-cases?view=timeline',
      'use-cases?q=nothing+of+that+name',
      'use-cases/new?template=case-summarisation',
      'servers',
    ],
  },
  'settings of an admin': {
    as: 'ingrid',
    paths: [
      'members',
      'workspace',
      'scoring',
      'scoring/draft',
      'scoring/older',
      'checklist',
      'gates',
      'gates/draft',
      'gates/versions/1',
      'systems',
      'machines',
      'sharing',
      'audit',
    ].map((tab) => `settings/${tab}`),
  },
  comparisons: {
    as: 'katrin',
    paths: ['', '/side-by-side', '/side-by-side?of=CS-5&of=FIN-3&of=HR-4', '/ladder', '/calibration'].map(
      (tab) => `compare${tab}`,
    ),
  },
  'scoring rounds, and what waits': {
    as: 'elena',
    paths: [
      'my-work',
      'my-work/others',
      'notifications',
      'use-cases/LEGAL-3/score',
      'use-cases/HR-4/score',
      'use-cases/CS-5/score',
    ],
  },
  'a review, incidents and what was retired': {
    as: 'aisha',
    paths: ['HR-1/operation', 'CS-1/operation', 'IT-1/operation', 'FIN-5/operation'].map((tab) => `use-cases/${tab}`),
  },
  'somebody who stands in for another': { as: 'oliver', paths: ['account', 'my-work', 'use-cases?overdue=true'] },
  'rounds that an architect runs': { as: 'meilin', paths: ['use-cases/LEGAL-3/score', 'use-cases/HR-4/score'] },
  'settings of a viewer, and their account': {
    as: 'katrin',
    paths: ['settings/members', 'settings/workspace', 'settings/systems', 'account', 'use-cases/new'],
  },
};

for (const [name, { as, paths }] of Object.entries(pages)) {
  test(`${name}: axe finds nothing, and a phone is wide enough`, async ({ browserOf }) => {
    const page = await browserOf(await samplePerson(as));
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const path of paths) {
      await open(page, `${sample}/${path}`);
      await expectAccessible(page);
      await expectNoOverflow(page);
    }
  });
}

const tabs = [
  'overview',
  'score',
  'plan',
  'tools',
  'checklist',
  'checklist/ID-1',
  'risks',
  'sign-offs',
  'operation',
  'history',
  'edit',
];
const stages: { stage: Stage; as: Who; tabs: string[] }[] = [
  { stage: 'candidate', as: 'daniel', tabs: ['overview', 'score', 'plan'] },
  { stage: 'pilot', as: 'daniel', tabs },
  { stage: 'go-live-review', as: 'daniel', tabs: ['overview', 'checklist', 'sign-offs'] },
  {
    stage: 'production',
    as: 'katrin',
    tabs: ['overview', 'score', 'plan', 'checklist/ID-2', 'sign-offs', 'operation', 'history'],
  },
  { stage: 'parked', as: 'meilin', tabs: ['overview'] },
];

for (const { stage, as, tabs: paths } of stages) {
  test(`a use case in ${stage}: axe finds nothing, and a phone is wide enough`, async ({ browserOf }) => {
    const page = await browserOf(await samplePerson(as));
    await page.setViewportSize({ width: 1440, height: 900 });
    const key = await sampleKey(stage);
    for (const path of paths) {
      await open(page, `${sample}/use-cases/${key}/${path}`);
      await expectAccessible(page);
      await expectNoOverflow(page);
    }
  });
}

test('on a phone: axe finds nothing on what is read most', async ({ browserOf }) => {
  const page = await browserOf(await samplePerson('daniel'));
  await page.setViewportSize({ width: 390, height: 844 });
  const key = await sampleKey('pilot');
  for (const path of [
    'use-cases',
    'portfolio',
    ...['overview', 'score', 'plan', 'checklist', 'sign-offs'].map((tab) => `use-cases/${key}/${tab}`),
  ]) {
    await open(page, `${sample}/${path}`);
    await expectAccessible(page, `${path} on a phone`);
  }
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(page.getByRole('link', { name: 'Portfolio' })).toBeVisible();
  await expectAccessible(page, 'the menu on a phone');
});

test('dialogs, refusals and the palette: axe finds nothing', async ({ signInAs, workspace }) => {
  const useCase = await atStage(workspace, 'assessed', { now: now() });
  const page = await signInAs(workspace.architect);
  await page.setViewportSize({ width: 1440, height: 900 });
  const base = `/w/${workspace.slug}/use-cases/${useCase.key}`;
  await open(page, `${base}/plan`);
  await page.getByRole('button', { name: 'Write the plan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save plan' }).click();
  await expect(page.getByRole('dialog').getByText(/Enter what is measured/)).toBeVisible();
  await expectAccessible(page, 'a dialog with refused fields');
  await open(page, `${base}/overview`);
  await page.getByRole('button', { name: 'Other moves' }).click();
  await expectAccessible(page, 'the menu of moves');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('a');
  await expectAccessible(page, 'the palette');
});

test('a decision to sign: axe finds nothing', async ({ browserOf, workspace }) => {
  const useCase = await atStage(workspace, 'go-live-review', { now: now() });
  await satisfyChecklist(useCase, { at: now(), only: (id) => id.startsWith('ID') });
  await useCase.send('request-sign-off', { gate: 'production' }, { at: now() });
  const page = await browserOf(useCase.cast.security);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, `/w/${workspace.slug}/use-cases/${useCase.key}/sign-offs`);
  await page.getByRole('radio', { name: /^Approve with conditions/ }).check();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('radio', { name: 'Approve', exact: true }).check();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('link', { name: 'What was signed' }).click();
  await expect(page).toHaveURL(/\/sign-offs\/[0-9a-f-]{36}$/);
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test('imports: axe finds nothing, and a phone is wide enough', async ({ signInAs, workspace }) => {
  const rows = Array.from({ length: 30 }, (_, row) => [
    `Request ${row}`,
    row % 3 ? `Problem of row ${row}.` : '',
    'Pilot',
  ]);
  const file = csv(['Title', 'Problem', 'Stage'], ...rows, ['', 'Nobody gave it a title.', '?']);
  const { importId } = await importBytes(workspace.architect, file, { now: now() });
  const page = await signInAs(workspace.architect);
  await page.setViewportSize({ width: 1440, height: 900 });
  const imports = `/w/${workspace.slug}/imports`;
  await open(page, imports);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await open(page, `${imports}/${importId}`);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.goto(imports);
  await page.getByLabel('Import a file').setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer: file });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByRole('heading', { name: 'Preview' })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test('before a workspace: axe finds nothing, and a phone is wide enough', async ({
  page,
  workspace,
  signInAs,
  faults,
}) => {
  faults.expect(/404/);
  await page.setViewportSize({ width: 1440, height: 900 });
  const { email } = await withPassword(workspace.contributor, goodPassword);
  const invited = await mustRun(
    'invite-member',
    workspace.admin,
    { name: 'Nia New', email: `nia@${workspace.slug}.example`, role: 'viewer' },
    now(),
  );
  const reset = await mustRun(
    'reset-member-password',
    workspace.admin,
    { member: workspace.contributor.memberId },
    now(),
  );
  const links = [invited, reset].map(({ link }) => new URL((link as { url: string }).url).pathname);
  for (const path of ['/sign-in', '/forgot', ...links, '/invitation/used', '/no-such-page']) {
    await open(page, path);
    await expectAccessible(page);
    await expectNoOverflow(page);
  }
  await open(page, '/sign-in');
  await page.getByText('Sign in with e-mail and password').click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: /wrong/ })).toBeVisible();
  await expectAccessible(page, 'a refused sign-in');
  await signInAs(workspace.architect);
  for (const path of [
    '/workspaces',
    '/sign-out',
    `/w/${workspace.slug}/no-such-page`,
    `/w/${workspace.slug}/use-cases`,
    `/w/${workspace.slug}/portfolio`,
  ]) {
    await open(page, path);
    await expectAccessible(page);
    await expectNoOverflow(page);
  }
});
