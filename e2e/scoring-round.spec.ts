import type { Page } from '@playwright/test';
import { factorLabels, factors, type Factor } from '@/lib/domain/scoring/factors';
import { now } from '@/lib/env';
import { ratings } from '@/lib/testing/journey';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { open, ready } from './support/open';
import { signIn } from './support/session';
import { UseCasePage } from './support/use-case-page';

const group = (page: Page, factor: Factor) => page.getByRole('group', { name: new RegExp(`^${factorLabels[factor]}`) });

async function rate(page: Page, levels: Partial<Record<Factor, number>>, asked: readonly Factor[] = factors) {
  for (const factor of asked) {
    await group(page, factor)
      .getByRole('radio')
      .nth((levels[factor] ?? 4) - 1)
      .check();
    await group(page, factor).getByLabel('Why this level').fill(`Because of ${factor}.`);
  }
}

async function ask(page: Page, people: { name: string; only?: Factor[] }[]) {
  await page.getByRole('button', { name: 'Ask people to score' }).click();
  const dialog = page.getByRole('dialog');
  for (const [index, { name, only }] of people.entries()) {
    if (index > 1) await dialog.getByRole('button', { name: 'Add somebody' }).click();
    await dialog.getByLabel(`Scorer ${index + 1}`, { exact: true }).selectOption({ label: name });
    if (!only) continue;
    await dialog.getByText('All six factors').nth(index).click();
    for (const factor of factors.filter((one) => !only.includes(one))) {
      await dialog
        .getByRole('group', { name: `Factors of scorer ${index + 1}` })
        .getByLabel(factorLabels[factor])
        .uncheck();
    }
  }
  await dialog.getByLabel('Live, in a meeting').check();
  await dialog.getByRole('button', { name: 'Ask them' }).click();
  await expect(dialog).toBeHidden();
}

test('a live round: asked, scored on two phones over two servers, revealed for all at once, settled, agreed', async ({
  signInAs,
  browserOf,
  browser,
  faults,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { title: 'Contract questions', at: now() });
  const security = await workspace.member('viewer', 'Sid Security');
  const page = await signInAs(workspace.architect);
  const score = new UseCasePage(page, workspace.slug, useCase.key);
  await score.open('score');
  await ask(page, [
    { name: workspace.contributor.name },
    { name: security.name, only: ['data-sensitivity', 'action-risk'] },
  ]);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('Not yet')).toHaveCount(2);

  const phone = await browserOf(workspace.contributor);
  await phone.setViewportSize({ width: 390, height: 844 });
  await open(phone, `${score.base}/score`);
  await expect(phone.getByText('Live', { exact: true })).toBeVisible();
  await expect(phone.getByText('Not yet')).toHaveCount(0);

  // The other phone is at another process.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  faults.watch(context);
  await signIn(context, security, process.env.E2E_PRODUCTION_URL ?? '');
  const other = await context.newPage();
  await open(other, `${process.env.E2E_PRODUCTION_URL}${score.base}/score`);
  await expect(other.getByText('Live', { exact: true })).toBeVisible();
  await expect(group(other, 'measurement')).toHaveCount(0);
  await rate(other, { 'action-risk': 2 }, ['data-sensitivity', 'action-risk']);
  await other.getByRole('button', { name: 'Hand in' }).click();
  await expect(other.getByText('What you handed in')).toBeVisible();

  // Without a reload, from the other process.
  await expect(page.getByText('Handed in', { exact: true })).toHaveCount(1);
  await expect(page.getByText('Nobody has rated business value yet.')).toBeVisible();
  await rate(phone, { 'action-risk': 5, measurement: 5 });
  await phone.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByText('Handed in', { exact: true })).toHaveCount(2);

  await score.dialog('Reveal all scores', async () => undefined, 'Reveal');
  for (const each of [page, phone, other]) {
    await expect(each.getByRole('heading', { name: /^Scores revealed/ })).toBeVisible();
    await expect(each.getByText('3 levels apart')).toBeVisible();
  }
  await expect(page.getByText('Action risk is rated from 2 to 5.')).toBeVisible();
  const risk = page.getByRole('region', { name: 'Action risk' });
  await risk.getByRole('radio', { name: /^3/ }).check();
  await risk.getByLabel('Why', { exact: true }).fill('Notes are written, and a person approves each.');
  await risk.getByRole('button', { name: 'Settle action risk' }).click();
  await expect(phone.getByText('Settled on 3')).toBeVisible();
  await page.getByRole('button', { name: 'Agree this assessment' }).click();
  for (const each of [page, phone, other])
    await expect(each.getByRole('heading', { name: 'How firm it is' })).toBeVisible();
  await expect(page.getByText('2 people scored blind. One factor was settled')).toBeVisible();
  await page.getByText('Who rated what').click();
  await expect(page.getByRole('region', { name: 'Action risk' }).getByText('Dissents')).toHaveCount(2);
  await context.close();
});

test('a blind scorer is sent nothing of another’s scores or progress before the reveal', async ({
  browserOf,
  requestsOf,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { title: 'Contract questions', at: now() });
  const { architect, contributor, viewer } = workspace;
  const scorers = [{ member: contributor.memberId }, { member: viewer.memberId }];
  const { round } = await useCase.send('save-scoring-round', { scorers, live: true }, { at: now() });
  const marked = Object.fromEntries(
    Object.entries(ratings({ 'action-risk': 1, measurement: 2 })).map(([factor, rating]) => [
      factor,
      { ...rating, rationale: `KINGFISHER on ${factor}`, links: 'https://kingfisher.example/plan' },
    ]),
  );
  await useCase.send('hand-in-assessment', { ratings: marked }, { by: contributor, at: now() });

  // Everything that the session is sent, over every page and address that knows of the use case.
  const page = await browserOf(viewer);
  const sent: { address: string; body: string }[] = [];
  page.on('response', (response) => {
    if (response.headers()['content-type']?.startsWith('text/event-stream')) return;
    void response.text().then(
      (body) => sent.push({ address: response.url(), body }),
      () => undefined,
    );
  });
  const base = `/w/${workspace.slug}`;
  const of = `${base}/use-cases/${useCase.key}`;
  const tabs = ['overview', 'score', 'plan', 'tools', 'checklist', 'risks', 'sign-offs', 'history'].map(
    (tab) => `${of}/${tab}`,
  );
  const rest = ['use-cases', 'use-cases?view=board', 'portfolio', 'compare', `compare/side-by-side?of=${useCase.key}`];
  for (const path of [...tabs, ...rest.map((path) => `${base}/${path}`)]) {
    await open(page, path);
  }
  const requests = await requestsOf(viewer);
  for (const path of [`/api/w/${workspace.slug}/search?q=${useCase.key}`, `/api/w/${workspace.slug}/shortlist`]) {
    const answer = await requests.get(path);
    expect(answer.ok(), path).toBe(true);
    sent.push({ address: path, body: await answer.text() });
  }
  // And what the commands answer, a refusal included.
  for (const [command, input] of [
    ['keep-assessment-draft', { ratings: ratings({ measurement: null }) }],
    ['reopen-assessment', { round, reason: 'To look.' }],
    ['reveal-scoring-round', { round, reason: 'To look.' }],
    ['agree-scoring-round', { round, version: 1 }],
  ] as const) {
    const answer = await requests.post(`/api/w/${workspace.slug}/commands/${command}`, {
      data: { useCase: useCase.key, ...input },
    });
    sent.push({ address: command, body: await answer.text() });
  }
  expect(sent.length).toBeGreaterThan(tabs.length + rest.length);
  for (const { address, body } of sent) {
    expect(body.toLowerCase(), address).not.toContain('kingfisher');
    expect(body, address).not.toMatch(/handed in an assessment/);
  }
  await open(page, `${of}/history`);
  await expect(page.getByText(/#\d+/)).toHaveCount(0);

  // An architect who scores as well, and tries to run the round, is told no more.
  const trying = await requestsOf(architect);
  await useCase.send(
    'save-scoring-round',
    { scorers: [...scorers, { member: architect.memberId }], live: true },
    { by: workspace.admin, at: now() },
  );
  const { version } = await useCase.facts();
  for (const [command, input] of [
    ['reveal-scoring-round', { round }],
    ['save-scoring-round', { version, scorers: [{ member: viewer.memberId }] }],
  ] as const) {
    const answer = await trying.post(`/api/w/${workspace.slug}/commands/${command}`, {
      data: { useCase: useCase.key, ...input },
    });
    const told = await answer.text();
    expect(told).toContain('until then you may not know who has');
    expect(told).not.toContain(contributor.name);
    expect(told).not.toContain(viewer.name);
  }
  await useCase.send('save-scoring-round', { scorers, live: true }, { by: workspace.admin, at: now() });

  const watching = await browserOf(architect);
  await open(watching, `${of}/score`);
  await expect(watching.getByText('Handed in', { exact: true })).toHaveCount(1);
  expect(await watching.content()).not.toContain('KINGFISHER');

  await useCase.send('reveal-scoring-round', { round, reason: 'Time is up.' }, { at: now() });
  await open(page, `${of}/score`);
  await expect(page.getByText('KINGFISHER on measurement').first()).toBeAttached();
});

test('a draft keeps itself: on the server, over a lost connection, and for its author alone', async ({
  browserOf,
  signInAs,
  faults,
  workspace,
}) => {
  // The browser itself reports each request that does not get through.
  faults.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  const useCase = await makeUseCase(workspace, { at: now() });
  const address = `/w/${workspace.slug}/use-cases/${useCase.key}/score`;
  const page = await signInAs(workspace.architect);
  await open(page, address);
  await group(page, 'business-value').getByRole('radio').nth(2).check();
  await expect(page.getByText('Your draft is saved.')).toBeVisible();

  await page.context().setOffline(true);
  await group(page, 'business-value').getByLabel('Why this level').fill('Estimated in a workshop.');
  await expect(page.getByText(/The server is not reached/)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('Your draft is saved.')).toBeVisible();

  // At another computer it is there; a third person finds none.
  const elsewhere = await browserOf(workspace.architect);
  await open(elsewhere, address);
  await expect(group(elsewhere, 'business-value').getByRole('radio').nth(2)).toBeChecked();
  await expect(group(elsewhere, 'business-value').getByLabel('Why this level')).toHaveValue('Estimated in a workshop.');
  const other = await browserOf(workspace.admin);
  await open(other, address);
  expect(await other.content()).not.toContain('workshop');

  // The first window is told of the second, and loses nothing.
  await group(elsewhere, 'business-value').getByLabel('Why this level').fill('Counted over two weeks.');
  await expect(elsewhere.getByText('Your draft is saved.')).toBeVisible();
  await group(page, 'business-value').getByLabel('Why this level').fill('Estimated twice.');
  await expect(page.getByText(/you have changed this assessment in another window/)).toBeVisible();
  await expect(group(page, 'business-value').getByLabel('Why this level')).toHaveValue('Estimated twice.');
  await page.getByRole('button', { name: 'Load what is saved there' }).click();
  await ready(page);
  await expect(group(page, 'business-value').getByLabel('Why this level')).toHaveValue('Counted over two weeks.');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(group(page, 'business-value').getByLabel('Why this level')).toHaveValue('Estimated twice.');
  await expect(page.getByText('Your draft is saved.')).toBeVisible();
});

test('handing in right after the last word meets no save of its own, and the next form begins anew', async ({
  signInAs,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  const page = await signInAs(workspace.architect);
  await open(page, `/w/${workspace.slug}/use-cases/${useCase.key}/score`);
  // Each save takes its time.
  await page.route('**/score', async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await rate(page, {});
  await expect(page.getByText('Saving your draft …')).toBeVisible();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByRole('button', { name: /^Agree the assessment of/ })).toBeVisible();
  await page.getByText('Assess anew').click();
  await group(page, 'measurement').getByRole('radio').nth(1).check();
  await expect(page.getByText('Your draft is saved.')).toBeVisible();
});

test('who signs in next in the same tab finds nothing of what another typed', async ({ page, workspace, faults }) => {
  faults.expect(/ERR_FAILED|Failed to fetch/);
  const useCase = await makeUseCase(workspace, { at: now() });
  const address = `/w/${workspace.slug}/use-cases/${useCase.key}/score`;
  const rationale = group(page, 'business-value').getByLabel('Why this level');
  await signIn(page.context(), workspace.architect, process.env.E2E_BASE_URL ?? '');
  await open(page, address);
  // Typed and kept by the tab alone: nothing gets to the server.
  await page.route('**/score', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await rationale.fill('Only mine to read.');
  await expect(page.getByText(/The server is not reached/)).toBeVisible();
  await page.unroute('**/score');

  await signIn(page.context(), workspace.admin, process.env.E2E_BASE_URL ?? '');
  await open(page, address);
  await expect(rationale).toHaveValue('');
  await signIn(page.context(), workspace.architect, process.env.E2E_BASE_URL ?? '');
  await open(page, address);
  await expect(rationale).toHaveValue('Only mine to read.');
  await open(page, '/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')))).toEqual([]);
});

test('what contradicts the stated facts is pointed out beside the level, and hinders nobody', async ({
  signInAs,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  await useCase.send('edit-access', { actionTier: 'reversible-write', identityModel: 'end-user' }, { at: now() });
  const page = await signInAs(workspace.architect);
  await open(page, `/w/${workspace.slug}/use-cases/${useCase.key}/score`);
  const risk = group(page, 'action-risk');
  await expect(risk.getByText('Reversible write', { exact: true })).toBeVisible();
  await risk.getByRole('radio').nth(4).check();
  await expect(risk.getByRole('status')).toContainText(
    'Rated as “Read-only”, but the declared tier is reversible write.',
  );
  await risk.getByRole('radio').nth(2).check();
  await expect(risk.getByRole('status')).toBeEmpty();
});

test('a stream ends for somebody who is no member, and is not there for other workspaces', async ({
  requestsOf,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  const stream = `/api/w/${workspace.slug}/use-cases/${useCase.key}/live`;
  const nobody = await requestsOf(null);
  expect((await nobody.get(stream)).status()).toBe(404);
  const someone = await requestsOf(workspace.viewer);
  expect((await someone.get(`/api/w/${workspace.slug}/use-cases/GEN-404/live`)).status()).toBe(404);
  expect((await someone.get(`/api/w/meridian/use-cases/${useCase.key}/live`)).status()).toBe(404);
});
