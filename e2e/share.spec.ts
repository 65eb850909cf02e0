import { makeJourney } from '@/lib/testing/journey';
import { expect, test } from './fixtures';

test('a link shows what was chosen to somebody without an account, and nothing once it is revoked', async ({
  browser,
  baseURL,
  faults,
  workspace,
  signInAs,
}) => {
  const title = 'Summaries of the secret merger';
  const journey = await makeJourney({ workspace, title });
  await journey.prepare('pilot');
  const page = await signInAs(workspace.architect);
  await page.goto(`/w/${workspace.slug}/portfolio?stage=poc`);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('What it is for').fill('Board meeting');
  await page.getByRole('checkbox', { name: 'Readiness by area' }).check();
  await page.getByRole('checkbox', { name: 'Who is waited on' }).check();
  await page.getByRole('checkbox', { name: 'Stage funnel' }).uncheck();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const address = await page.getByLabel('Link to the portfolio').inputValue();

  const guest = await browser.newContext({ baseURL });
  faults.watch(guest);
  const visit = await guest.newPage();
  const answer = await visit.goto(address);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': /noindex/ });
  await expect(visit.getByRole('heading', { name: 'Board meeting', level: 1 })).toBeVisible();
  await expect(visit.getByRole('heading', { name: 'Readiness by area' })).toBeVisible();
  await expect(visit.getByRole('heading', { name: 'Stage funnel' })).toHaveCount(0);
  await expect(visit.getByRole('img', { name: /No. 1, Identity/ })).toBeVisible();
  // Not in the page, nor in what its scripts are given; and nowhere to go from here.
  const sent = [(await answer?.text()) ?? '', await visit.content()].join();
  const people = Object.values(journey.owners).map(({ name }) => name);
  expect([title, journey.key, workspace.slug, ...people].filter((secret) => sent.includes(secret))).toEqual([]);
  await expect(visit.locator('a[href]')).toHaveCount(0);

  await page.goto(`/w/${workspace.slug}/settings/sharing`);
  await expect(page.getByRole('row', { name: /Board meeting/ })).toContainText('1');
  await page.getByRole('button', { name: 'Revoke Board meeting' }).click();
  await expect(page.getByRole('row', { name: /Board meeting/ })).toContainText('Revoked');
  faults.expect(/404/);
  const gone = await visit.goto(address);
  expect(gone?.status()).toBe(404);
  await expect(visit.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible();
  await guest.close();
});
