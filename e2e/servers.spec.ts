import { toolWith } from '@/lib/domain/testing/mcp';
import { withReader } from '@/lib/testing/examples/servers';
import { serverToolsPage } from '@/lib/queries/server-tools';
import { crmTools, manifest } from '@/lib/testing/manifests';
import { openMcpServer } from '@/lib/testing/mcp-server';
import { makeJourney } from '@/lib/testing/journey';
import { makeServer } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/accessibility';
import { open, ready } from './support/open';

test('a server is registered, its tools are known and approved, a use case calls them, and a gateway is told', async ({
  workspace,
  signInAs,
  browserOf,
  requestsOf,
}) => {
  const { key } = await makeJourney({ workspace });
  const page = await signInAs(workspace.architect);
  await page.goto(`/w/${workspace.slug}/servers`);
  await page.getByRole('button', { name: 'Register server' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('CRM server');
  await form.getByLabel('What it is for').fill('Reads accounts and keeps notes.');
  await form.getByLabel('Owner').selectOption({ label: workspace.contributor.name });
  await form.getByLabel('Environment').selectOption({ label: 'Production' });
  await form.getByText('Delegated').click();
  await form.getByLabel('Internal').check();
  await form.getByRole('button', { name: 'Register server' }).click();
  await expect(form.getByText('Enter the address where it answers, or the package that starts it.')).toBeVisible();
  await form.getByLabel('Package').fill('@acme/crm-server@1.4.0');
  await form.getByRole('button', { name: 'Register server' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'CRM server' })).toBeVisible();

  await page.getByRole('link', { name: 'Contracts' }).click();
  await page.getByLabel('Answer to tools/list').fill(manifest());
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByRole('table', { name: 'Contracts' }).getByText('Pasted')).toBeVisible();
  const address = page.url().replace('/contracts', '');

  // Approving is its owner's alone.
  const owner = await browserOf(workspace.contributor);
  await owner.goto(`${address}/tools`);
  await owner.getByRole('button', { name: 'Approve tools' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(owner.getByText('3 approved.')).toBeVisible();

  await page.goto(`/w/${workspace.slug}/use-cases/${key}/tools`);
  await page.getByRole('button', { name: 'Choose servers' }).click();
  await page.getByRole('dialog').getByLabel('CRM server').check();
  await page.getByRole('button', { name: 'Save servers' }).click();
  await page.getByRole('button', { name: 'Choose tools' }).click();
  await page.getByRole('dialog').getByLabel('get_account').check();
  await page.getByRole('button', { name: 'Save tools' }).click();
  await expect(page.getByRole('table', { name: 'Tools that it calls' }).getByText('get_account')).toBeVisible();

  // What the tool may do suggests a rating, and gives its reason.
  await page.goto(`/w/${workspace.slug}/use-cases/${key}/score`);
  const risk = page.getByRole('group', { name: 'Action risk' });
  await risk.getByRole('button', { name: 'Take over 3' }).click();
  await expect(risk.getByRole('radio').nth(2)).toBeChecked();
  await expect(risk.getByLabel('Why this level')).toHaveValue(/get_account \(CRM server\)\.$/);
  await expect(page.getByText('Your draft is saved.')).toBeVisible();
  await expectAccessible(page);

  const admin = await browserOf(workspace.admin);
  await admin.goto(`/w/${workspace.slug}/settings/machines`);
  await admin.getByRole('button', { name: 'Make token' }).click();
  await admin.getByRole('dialog').getByLabel('What it is for').fill('Gateway');
  await admin.getByRole('dialog').getByRole('button', { name: 'Make token' }).click();
  const token = await admin.getByLabel('Token', { exact: true }).inputValue();
  const requests = await requestsOf(null);
  const question = `/api/v1/gate?use_case=${key}&tool=get_account`;
  expect((await requests.get(question)).status()).toBe(401);
  const answer = await requests.get(question, { headers: { authorization: `Bearer ${token}` } });
  expect(await answer.json()).toMatchObject({
    allow: false,
    stage: 'candidate',
    reasons: [{ code: 'stage' }, { code: 'tier' }],
  });

  // A token is good for one thing: this one hands in what a server offers, and asks nothing.
  await admin.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await admin.getByRole('button', { name: 'Make token' }).click();
  await admin.getByRole('dialog').getByLabel('What it is for').fill('Pipeline');
  await admin.getByRole('dialog').getByRole('radio', { name: 'Hand in contracts' }).check();
  await expectAccessible(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Make token' }).click();
  const headers = { authorization: `Bearer ${await admin.getByLabel('Token', { exact: true }).inputValue()}` };
  expect((await requests.get(question, { headers })).status()).toBe(401);
  const contracts = '/api/v1/contracts?server=CRM%20server';
  expect((await requests.post(contracts, { data: '{}' })).status()).toBe(401);
  const refused = await requests.post(contracts, { headers, data: '{}' });
  expect(await refused.json()).toMatchObject({ refusal: { fields: { manifest: [expect.stringContaining('tools')] } } });
  const handedIn = await requests.post(contracts, { headers, data: manifest() });
  expect(await handedIn.json()).toMatchObject({ value: { server: 'CRM server', same: true, contract: 1 } });

  // Revoking says what stops, and asks once more.
  await admin.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const revoke = admin.getByRole('button', { name: 'Revoke Pipeline' });
  await revoke.click();
  await expect(admin.getByRole('dialog')).toContainText('A contract that is handed in with it is refused.');
  await admin.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect((await requests.post(contracts, { headers, data: manifest() })).status()).toBe(200);
  await revoke.click();
  await expectAccessible(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click();
  await expect(admin.getByRole('row', { name: 'Pipeline' }).getByText('Revoked')).toBeVisible();
  expect((await requests.post(contracts, { headers, data: manifest() })).status()).toBe(401);
});

test('the checks of a server run in the background, and say what each failure means', async ({
  workspace,
  signInAs,
}) => {
  const server = await makeServer(workspace, { address: '', package: '@acme/crm-server@latest' });
  await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
  const page = await signInAs(workspace.architect);
  await page.goto(`/w/${workspace.slug}/servers/${server}/checks`);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('heading', { name: /^Run 1: / })).toBeVisible({ timeout: 20_000 });
  const supplyChain = page.getByRole('listitem').filter({ hasText: 'C25' });
  await expect(supplyChain.getByText('Fail', { exact: true })).toBeVisible();
  await expect(supplyChain.getByText('Pin the exact version or digest')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Runs of the checks' }).getByText('The contract alone')).toBeVisible();
  for (const tab of ['overview', 'tools', 'checks', 'evidence', 'evidence?give=file&items=ID-2,ID-3', 'contracts']) {
    await page.goto(`/w/${workspace.slug}/servers/${server}/${tab}`);
    await expectAccessible(page);
  }
});

test('what is asked of servers is settled, and a tool that reads is called once by consent', async ({
  workspace,
  signInAs,
  browserOf,
}) => {
  const admin = await signInAs(workspace.admin);
  await open(admin, `/w/${workspace.slug}/settings/workspace`);
  const atAnyChange = admin.getByRole('radio', { name: /^Suspend it at any change/ });
  const oldest = admin.getByLabel('Oldest protocol version allowed');
  const context = admin.getByLabel('Context window');
  const hosts = admin.getByLabel('Servers in your own network');
  await atAnyChange.check();
  await oldest.selectOption('2025-11-25');
  await context.fill('32000');
  await hosts.fill('http://127.0.0.1/');
  await admin.getByRole('button', { name: 'Save settings' }).click();
  await expect(hosts).toHaveAccessibleDescription(/without https:\/\/ and path/);
  await hosts.fill('127.0.0.1');
  await admin.getByRole('button', { name: 'Save settings' }).click();
  await expect(admin.getByText('Settings saved')).toBeVisible();
  await admin.reload();
  await ready(admin);
  await expect(atAnyChange).toBeChecked();
  await expect(oldest).toHaveValue('2025-11-25');
  await expect(context).toHaveValue('32000');
  await expect(hosts).toHaveValue('127.0.0.1');

  const real = await openMcpServer({ tools: [toolWith()] });
  real.state.returns = { result: { content: [], structuredContent: { name: 'Acme GmbH', city: 'Bonn' } } };
  const { server, tool } = await withReader(workspace, { address: real.url });
  const owner = await browserOf(workspace.contributor);
  await open(owner, `/w/${workspace.slug}/servers/${server}/tools/${tool.id}`);
  await owner.getByRole('button', { name: 'Call once' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Arguments, as JSON').fill('{"number": "4711"}');
  await dialog.getByRole('button', { name: 'Call it once now' }).click();
  await expect(dialog.getByText('Tick this if the tool may be called')).toBeVisible();
  await dialog.getByLabel(/may carry out this one call/).check();
  await dialog.getByRole('button', { name: 'Call it once now' }).click();
  const seen = owner.locator('#calls');
  await expect(seen.getByText('Fits its schema')).toBeVisible();
  await expect(seen.getByRole('listitem')).toContainText(/city, name.*Arguments given: number/);
  await expect(owner.getByText('Acme GmbH')).toHaveCount(0);
  expect(real.state.calls).toEqual([{ name: 'account_lookup', arguments: { number: '4711' } }]);
  await expectAccessible(owner);

  // Each token of a server is kept for its purpose.
  await open(owner, `/w/${workspace.slug}/servers/${server}/checks`);
  const tokens = owner.getByRole('table', { name: 'Tokens of this server' });
  await tokens.getByRole('button', { name: 'Set the token for another audience' }).click();
  await expect(dialog).toContainText('take a throw-away one');
  await dialog.getByLabel('Bearer token').fill('a-token-of-a-test-client');
  await dialog.getByRole('button', { name: 'Save token' }).click();
  const other = tokens.getByRole('row', { name: 'For another audience' });
  await expect(other).toContainText(new RegExp(`Set.*${workspace.contributor.name}`));
  await expect(tokens.getByText('Not set')).toHaveCount(2);
  await expectAccessible(owner);
  await other.getByRole('button', { name: 'Remove the token for another audience' }).click();
  await expect(dialog).toContainText('C07 is not verified from the next run on.');
  await dialog.getByRole('button', { name: 'Remove token' }).click();
  await expect(tokens.getByText('Not set')).toHaveCount(3);
  await real.close();
});

test('whoever approves a changed tool is led to what changed of it', async ({ workspace, signInAs }) => {
  const server = await makeServer(workspace);
  await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
  const page = (await serverToolsPage(workspace.viewer, server))!;
  const tools = page.tools.map(({ id }) => id);
  await mustRun('approve-tools', workspace.contributor, { server, contract: page.contract!.id, tools });
  const now = manifest([{ ...crmTools[0]!, description: 'Reads an account, and all others.' }, ...crmTools.slice(1)]);
  await mustRun('read-contract', workspace.architect, { server, manifest: now });

  const owner = await signInAs(workspace.contributor);
  await open(owner, `/w/${workspace.slug}/servers/${server}/tools`);
  await expect(owner.getByText('1 tool changed since it was approved')).toBeVisible();
  await expectAccessible(owner);
  await owner.getByRole('link', { name: 'get_account' }).click();
  await owner.getByRole('link', { name: 'Before and now, side by side' }).click();
  await expect(owner.locator('#drift').getByText('Reads an account, and all others.')).toBeVisible();
});
