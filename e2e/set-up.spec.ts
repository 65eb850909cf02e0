import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { goodPassword } from '@/lib/testing/people';
import { withClient, withDatabase } from '@/scripts/database/connect';
import { migrate } from '@/scripts/database/migrate';
import { freePort } from '@/scripts/lib/ports';
import { startServer, stopServer } from '@/scripts/start/server';
import { test as base, expect } from './fixtures';
import { expectAccessible, expectNoOverflow } from './support/accessibility';
import { open } from './support/open';

const name = 'airworthy_first_start';
const ownerUrl = process.env.E2E_DATABASE_URL ?? '';

/** A production server on a database in which nobody has an account: the first start somewhere. */
const test = base.extend<{ firstStart: string }>({
  firstStart: async ({}, use, info) => {
    const onServer = (sql: string) =>
      withClient(ownerUrl, 'The test server', async (client) => void (await client.query(sql)));
    await onServer(`drop database if exists ${name} with (force)`);
    await onServer(`create database ${name}`);
    const appUrl = withDatabase(process.env.DATABASE_URL ?? '', name);
    await migrate({ adminUrl: withDatabase(ownerUrl, name), appUrl });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const log = info.outputPath('server.log');
    mkdirSync(path.dirname(log), { recursive: true });
    const server = await startServer({ port, log, env: { DATABASE_URL: appUrl, APP_URL: url, NEXTAUTH_URL: url } });
    await use(url);
    await stopServer(server);
    // Not by force, which Postgres refuses while it happens to vacuum there: unforced it ends that, and waits for whoever is about to leave.
    await onServer(`drop database ${name}`);
  },
});

test('the first to open it makes the first workspace and its admin, once', async ({
  firstStart,
  page,
  browser,
  faults,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, `${firstStart}/`);
  await expect(page).toHaveURL(`${firstStart}/set-up`);
  await expectAccessible(page);
  await expectNoOverflow(page);
  const late = await (await browser.newContext()).newPage();
  await open(late, `${firstStart}/set-up`);

  const fillIn = async (form: typeof page, workspace: string) => {
    await form.getByLabel('Name of the workspace').fill(workspace);
    await form.getByLabel('Currency').selectOption('EUR');
    await form.getByLabel('Your name').fill('Ada First');
    await form.getByLabel('Your e-mail address').fill('ada@northwind.example');
    await form.getByLabel('New password').fill(goodPassword);
    await form.getByLabel('The same again').fill(goodPassword);
    await form.getByRole('button', { name: 'Make the workspace' }).click();
  };
  await page.getByLabel('New password').fill('short');
  await page.getByLabel('The same again').fill('other');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await expect(page.getByLabel('Name of the workspace')).toHaveAccessibleDescription(/needed/);
  await fillIn(page, 'Northwind Traders');
  await expect(page).toHaveURL(`${firstStart}/w/northwind-traders/use-cases`);
  await open(page, `${firstStart}/w/northwind-traders/settings/members`);
  await expect(page.getByRole('row', { name: /Ada First/ })).toContainText('Last admin');

  // Whoever had the page open as well is too late, and nothing of theirs is made.
  await fillIn(late, 'Southwind');
  await expect(late.getByRole('alert').filter({ hasText: /nothing here/ })).toBeVisible();
  faults.expect(/404/);
  expect((await page.goto(`${firstStart}/set-up`))?.status()).toBe(404);
  await late.goto(`${firstStart}/`);
  await expect(late).toHaveURL(`${firstStart}/sign-in`);
  await late.context().close();
});
