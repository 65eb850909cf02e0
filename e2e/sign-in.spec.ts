import type { Page } from '@playwright/test';
import { inIdentity } from '@/lib/db/identity-transaction';
import { now } from '@/lib/env';
import { addMember } from '@/lib/identity/accounts';
import { goodPassword, withPassword } from '@/lib/testing/people';
import { makeWorkspace } from '@/lib/testing/workspace';
import { expect, test } from './fixtures';
import { open } from './support/open';

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  const address = page.getByLabel('E-mail address');
  if (!(await address.isVisible())) await page.getByText('Sign in with e-mail and password').click();
  await address.fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('signs in by password, lands where it was wanted, and out again', async ({ page, workspace, context }) => {
  const { email } = await withPassword(workspace.architect);
  const wanted = `/w/${workspace.slug}/use-cases?stage=pilot`;
  await open(page, wanted);
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(wanted)}`);
  await fillIn(page, email, goodPassword);
  await expect(page).toHaveURL(wanted);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

  await open(page, '/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto(`/w/${workspace.slug}/use-cases`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('says the same for a wrong password and an unknown address, and pauses after five failures', async ({
  page,
  workspace,
}) => {
  const { email } = await withPassword(workspace.viewer);
  const nobody = `nobody@${workspace.slug}.example`;
  const wrong = page.getByRole('alert').filter({ hasText: 'The e-mail address or the password is wrong.' });
  await open(page, '/sign-in');
  await fillIn(page, nobody, 'not the password');
  await expect(wrong).toBeVisible();
  // What was typed is still there, but for the password.
  await expect(page.getByLabel('E-mail address')).toHaveValue(nobody);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');

  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await fillIn(page, email, `wrong ${attempt}`);
    await answered;
    await expect(wrong).toBeVisible();
  }
  await fillIn(page, email, goodPassword);
  await expect(
    page.getByRole('alert').filter({ hasText: /Too many attempts failed. Try again in \d+ minutes/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/sign-in/);
});

test('counts failures over all processes and both ways to sign in', async ({ workspace, requestsOf, playwright }) => {
  const { email } = await withPassword(workspace.architect);
  const here = await requestsOf(null);
  const there = await playwright.request.newContext({ baseURL: process.env.E2E_PRODUCTION_URL });
  const attempt = async (requests: typeof here, password: string) => {
    const { csrfToken } = (await (await requests.get('/api/auth/csrf')).json()) as { csrfToken: string };
    const form = { email, password, csrfToken, callbackUrl: '/' };
    const response = await requests.post('/api/auth/callback/credentials', { form, maxRedirects: 0 });
    return new URL(response.headers().location ?? '', 'http://nowhere.invalid').searchParams.get('error');
  };
  for (const requests of [here, there, here, there, here]) {
    expect(await attempt(requests, 'not the password')).toBe('CredentialsSignin');
  }
  for (const requests of [there, here]) expect(await attempt(requests, goodPassword)).toBe('Throttled');
  await there.dispose();
});

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'http:evil.example',
];

test('never leads off the site after signing in', async ({ page, workspace, requestsOf, baseURL }) => {
  const { email } = await withPassword(workspace.viewer);
  const home = `/w/${workspace.slug}/portfolio`;
  await open(page, `/sign-in?next=${encodeURIComponent('//evil.example')}`);
  await fillIn(page, email, goodPassword);
  await expect(page).toHaveURL(home);

  const requests = await requestsOf(workspace.viewer);
  for (const address of elsewhere) {
    for (const field of ['next', 'callbackUrl']) {
      const path = `/sign-in?${field}=${encodeURIComponent(address)}`;
      const response = await requests.get(path, { maxRedirects: 0 });
      const target = new URL(response.headers().location ?? '', baseURL);
      expect.soft([response.status(), target.href], path).toEqual([307, `${baseURL}/`]);
    }
  }
});

test("leads on through next-auth's own route, to this site alone", async ({ workspace, requestsOf, baseURL }) => {
  const { email } = await withPassword(workspace.contributor);
  for (const callbackUrl of ['https://evil.example/', '/w/somewhere']) {
    const requests = await requestsOf(null);
    const { csrfToken } = (await (await requests.get('/api/auth/csrf')).json()) as { csrfToken: string };
    const form = { email, password: goodPassword, csrfToken, callbackUrl };
    const response = await requests.post('/api/auth/callback/credentials', { form, maxRedirects: 0 });
    const location = response.headers().location ?? '';
    expect(response.status(), callbackUrl).toBe(302);
    expect(new URL(location, baseURL).origin, callbackUrl).toBe(baseURL);
    const start = await requests.get('/', { maxRedirects: 0 });
    expect(start.headers().location, callbackUrl).toBe(`/w/${workspace.slug}`);
  }
});

test('lets somebody with two workspaces choose', async ({ signInAs, workspace }) => {
  const other = await makeWorkspace({ now: now() });
  const { email } = await withPassword(workspace.contributor);
  const person = { name: 'Cora Contributor', email, role: 'viewer' as const, passwordHash: null };
  await inIdentity((tx) => addMember(tx, other.workspaceId, person, now()));
  const page = await signInAs(workspace.contributor);
  await open(page, '/');
  await expect(page.getByRole('heading', { name: 'Workspaces' })).toBeVisible();
  // They are viewer in the one and contributor in the other: each opens at the home of its role.
  await page.getByRole('link', { name: /Viewer/ }).click();
  await expect(page).toHaveURL(`/w/${other.slug}/portfolio`);
});
