import { sessionCookieName } from '@/lib/session/cookie';
import { company, employees } from '@/prisma/seed/sample/company';
import { expect, test } from './fixtures';
import { open } from './support/open';

const production = process.env.E2E_PRODUCTION_URL ?? '';

test('in evaluation one click on a sample person signs in; in production the same request does not', async ({
  page,
  playwright,
}) => {
  await open(page, '/sign-in');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('region', { name: company.name }).getByRole('button', { name: employees.daniel.name }).click();
  await expect(page).toHaveURL(`/w/${company.slug}/use-cases`);
  await expect(page.getByText(employees.daniel.name).first()).toBeAttached();

  const request = await sent;
  const { 'next-action': action = '', 'content-type': type = '' } = await request.allHeaders();
  expect(action).not.toBe('');
  const requests = await playwright.request.newContext({ baseURL: production });
  const answer = await requests.post('/sign-in', {
    headers: { 'next-action': action, 'content-type': type, origin: production },
    data: request.postDataBuffer() ?? Buffer.alloc(0),
  });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('Nobody can be signed in like this here.');
  const { cookies } = await requests.storageState();
  expect(cookies).toEqual([]);
  await requests.dispose();
});

test('production offers nobody, and its sign-in route knows no sample', async ({ page, playwright }) => {
  await page.goto(`${production}/sign-in`);
  await expect(page.getByLabel('E-mail address')).toBeVisible();
  await expect(page.getByText('local evaluation')).toBeHidden();
  await expect(page.getByRole('button')).toHaveText(['Sign in']);
  expect(await page.content()).not.toContain(employees.daniel.name);

  const requests = await playwright.request.newContext({ baseURL: production });
  const providers = (await (await requests.get('/api/auth/providers')).json()) as Record<string, unknown>;
  expect(Object.keys(providers)).toEqual(['credentials']);
  const { csrfToken } = (await (await requests.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { account: crypto.randomUUID(), csrfToken, callbackUrl: '/' };
  const answer = await requests.post('/api/auth/callback/sample', { form, maxRedirects: 0 });
  expect(answer.ok()).toBe(false);
  const { cookies } = await requests.storageState();
  expect(cookies.map(({ name }) => name)).not.toContain(sessionCookieName());
  await requests.dispose();
});
