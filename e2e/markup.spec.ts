import type { Page } from '@playwright/test';
import type { z } from 'zod';
import { registry } from '@/lib/commands/registry';
import { uploadImport } from '@/lib/commands/upload-import';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { csv } from '@/lib/testing/imports';
import { modelForm } from '@/lib/testing/models';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace } from '@/lib/testing/workspace';
import { expect, test } from './fixtures';
import { send } from './support/http';
import { Attacker, makeMarked, makeMarkedLive, makeMarkedServer } from './support/marked';
import { expectOnlyText, markup, short } from './support/markup';
import { open } from './support/open';

test.setTimeout(240_000);

/** Fields that take any text, of every command: what would be stored as it was typed. */
function textFields(): string[] {
  const probe = markup('probe');
  return [...registry.values()].flatMap(({ name, input }) =>
    Object.entries((input as z.ZodObject).shape as Record<string, z.ZodType>)
      .filter(([, schema]) => {
        const parsed = schema.safeParse(probe);
        return parsed.success && typeof parsed.data === 'string';
      })
      .map(([field]) => `${name}.${field}`),
  );
}

/** Opaque to people: a digest, which is compared and never stored; a key, which is looked up. */
const notShown = /\.(basis|useCase|ref|item)$/;

async function visit(page: Page, path: string, seen: string[]): Promise<void> {
  await open(page, path);
  await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => fold.setAttribute('open', '')));
  await expectOnlyText(page);
  seen.push(await page.locator('main').innerText());
}

test('markup in every text field stays text, on every page that shows it', async ({ signInAs, requestsOf, faults }) => {
  const workspace = await makeWorkspace({ now: now() });
  const attacker = new Attacker();
  const useCase = await makeMarked(workspace, attacker);
  const live = await makeMarkedLive(workspace, attacker);
  const server = await makeMarkedServer(workspace, attacker);

  // A file to import whose headers and cells try as well, and a mapping that is called so.
  const file = csv(
    [markup('Header title'), markup('Header problem')],
    [markup('Imported'), markup('Cell')],
    ['', markup('Skipped')],
  );
  const uploaded = await uploadImport.run(
    { actor: workspace.architect, now: now() },
    { fileName: `${markup('list')}.csv`, bytes: file },
  );
  const importId = uploaded.ok ? (uploaded.value as { import: string }).import : '';
  const page = await signInAs(workspace.architect);
  const seen: string[] = [];
  const base = `/w/${workspace.slug}`;
  await visit(page, `${base}/imports/${importId}?title=0&problem=1`, seen);
  const start = {
    import: importId,
    title: '0',
    problem: '1',
    fallbackUnit: short('Renamed', 120),
    saveAs: short('Mapping', 80),
  };
  attacker.note('start-import', start);
  const requests = await requestsOf(workspace.architect);
  expect((await send(requests, workspace.slug, 'start-import', start)).status).toBe(200);
  await expect
    .poll(() => inWorkspace(workspace.workspaceId, async (tx) => (await tx.importRun.findFirst())?.state), {
      timeout: 30_000,
    })
    .toBe('done');

  await test.step('no text field was left out', () => {
    expect(textFields().filter((field) => !notShown.test(field) && !attacker.sent.has(field))).toEqual([]);
    for (const nested of [
      'save-plan.metrics.name',
      'save-plan.metrics.unit',
      'hand-in-assessment.ratings.rationale',
      'sign-off.conditions.text',
    ]) {
      expect([...attacker.sent]).toContain(nested);
    }
  });

  const tabs = [
    'overview',
    'score',
    'plan',
    'tools',
    'checklist',
    'checklist/ID-1',
    'checklist/ID-2',
    'risks',
    'sign-offs',
    'operation',
    'history',
    'edit',
  ];
  for (const tab of tabs) await visit(page, `${base}/use-cases/${useCase.key}/${tab}`, seen);
  await visit(page, `${base}/use-cases/${useCase.key}/history?before=31`, seen);
  for (const tab of ['overview', 'operation', 'checklist', 'sign-offs', 'history']) {
    await visit(page, `${base}/use-cases/${live.key}/${tab}`, seen);
  }
  await expect(page).toHaveTitle(/<script>window\.ran=1<\/script>/);
  for (const path of [
    'portfolio',
    'use-cases',
    'use-cases?view=board',
    'use-cases/new',
    'imports',
    `imports/${importId}`,
    'account',
    'my-work',
    'my-work/others',
    'notifications',
    'compare',
    `compare/side-by-side?of=${useCase.key}`,
    'compare/ladder',
    'compare/calibration',
    'servers',
    `servers/${server}`,
    `servers/${server}/tools`,
    `servers/${server}/evidence`,
    `servers/${server}/contracts`,
  ]) {
    await visit(page, `${base}/${path}`, seen);
  }
  await visit(page, `${base}/use-cases?q=${encodeURIComponent(markup('Title').slice(0, 90))}`, seen);
  await signInAs(workspace.admin);
  const model = modelForm();
  model.rubrics.measurement[0] = markup('Rubric');
  attacker.note('save-model-draft', { text: markup('Rubric') }, 'save-model-draft.rubrics');
  await mustRun('save-model-draft', workspace.admin, { ...model, base: 1 }, now());
  for (const tab of [
    'members',
    'workspace',
    'scoring',
    'scoring/draft',
    'checklist',
    'gates',
    'gates/versions/2',
    'systems',
    'reports',
    'sharing',
    'audit',
  ])
    await visit(page, `${base}/settings/${tab}`, seen);

  // It was there to be seen, as it was typed.
  const all = seen.join('\n');
  for (const where of [
    'Title',
    'Problem',
    'Differs',
    'Group',
    'Purpose',
    'Mitigation',
    'Condition',
    'Summary',
    'Returned',
    'Granted',
    'Imported',
    'Taken back',
    'Serves',
    'Reads accounts',
    'Server proof',
    'Proven anew',
    'Disproven',
    'measurement',
    'Rubric',
    'Said anew',
    'Attested',
    'Concluded',
    'Incident',
    'Cause',
    'Settled',
    'Cleared away',
    'Affected',
    'Remedy',
    'Away',
    'Policy',
    'Unclear',
    'Again',
  ]) {
    expect(all).toContain(markup(where));
  }

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Title <script>');
  await expect(page.getByRole('option', { name: /<script>/ }).first()).toBeVisible();
  await expectOnlyText(page);
  faults.expect(/404/);
  await page.goto(`${base}/use-cases/${encodeURIComponent(markup('no'))}/overview`);
  await expectOnlyText(page);
  await page.goto(
    `/sign-in?next=${encodeURIComponent('/"><script>window.ran=1</script>')}&error=${encodeURIComponent(markup('error'))}`,
  );
  await expectOnlyText(page);
});
