import { now } from '@/lib/env';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { registry } from '@/lib/commands/registry';
import { addSystem } from '@/lib/testing/steps';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { expect, test } from './fixtures';
import { send } from './support/http';

const secret = 'Acquisition of a competitor';
const tabs = ['overview', 'score', 'plan', 'tools', 'checklist', 'risks', 'sign-offs', 'operation', 'history'];

type Theirs = { workspace: TestWorkspace; useCase: UseCase; system: string; file: string; ids: string[] };

/** A workspace in which the test's own people have no business, with something of each kind that has an id. */
async function makeTheirs(): Promise<Theirs> {
  const workspace = await makeWorkspace({ now: now() });
  const useCase = await makeUseCase(workspace, { title: secret, at: now() });
  const system = await addSystem(useCase, 'Their CRM', 'crm', now());
  const at = { at: now() };
  const file = new File(['the plan'], 'takeover.txt', { type: 'text/plain' });
  const { evidence } = await useCase.send('add-evidence', { item: 'ID-1', kind: 'file', title: secret, file }, at);
  const { id: risk } = await useCase.send('save-risk', { title: secret, likelihood: 3, impact: 3, mitigation: '' }, at);
  const stored = await inWorkspace(workspace.workspaceId, (tx) =>
    tx.storedFile.findFirstOrThrow({ select: { id: true } }),
  );
  const facts = await useCase.facts();
  const ids = [system, evidence, risk, stored.id, facts.id, workspace.businessUnitId, workspace.architect.memberId];
  return { workspace, useCase, system, file: stored.id, ids: ids as string[] };
}

test('pages, titles, files and search of another workspace are not found', async ({
  signInAs,
  requestsOf,
  workspace,
  faults,
}) => {
  faults.expect(/404/);
  const theirs = await makeTheirs();
  const base = `/w/${theirs.workspace.slug}`;
  const key = theirs.useCase.key;
  const page = await signInAs(workspace.admin);
  const requests = await requestsOf(workspace.admin);

  const paths = [
    base,
    ...[
      'portfolio',
      'use-cases',
      'use-cases?view=board',
      'use-cases/new',
      'imports',
      'imports/new',
      'account',
      'servers',
    ],
    ...['settings', 'settings/members', 'settings/systems', 'settings/gates', 'settings/machines'],
    ...tabs.map((tab) => `use-cases/${key}/${tab}`),
    `use-cases/${key}`,
    `use-cases/${key}/edit`,
    `use-cases/${key}/checklist/ID-1`,
  ].map((path) => (path === base ? base : `${base}/${path}`));
  for (const path of paths) {
    const answer = await requests.get(path, { maxRedirects: 0 });
    expect.soft([path, answer.status()]).toEqual([path, 404]);
    expect.soft(await answer.text(), path).not.toContain(secret);
  }
  await page.goto(`${base}/use-cases/${key}/overview`);
  await expect(page).not.toHaveTitle(new RegExp(secret));
  await expect(page.getByText(secret)).toHaveCount(0);

  // Their use case's key in one's own workspace: the same numbers exist in every workspace.
  for (const tab of tabs) {
    const answer = await requests.get(`/w/${workspace.slug}/use-cases/${key}/${tab}`);
    expect.soft([tab, answer.status()]).toEqual([tab, 404]);
    expect.soft(await answer.text(), tab).not.toContain(secret);
  }
  for (const slug of [theirs.workspace.slug, workspace.slug]) {
    const file = await requests.get(`/api/w/${slug}/files/${theirs.file}`);
    expect.soft([slug, file.status()]).toEqual([slug, 404]);
    const found = await requests.get(`/api/w/${slug}/search?q=Acquisition`);
    expect.soft(await found.text()).not.toContain(secret);
  }
  expect((await requests.get(`${base}/search?q=Acq`)).status()).toBe(404);
});

test('no command reaches into another workspace, by its address or by its ids', async ({ requestsOf, workspace }) => {
  const theirs = await makeTheirs();
  const own = await makeUseCase(workspace, { at: now() });
  const requests = await requestsOf(workspace.admin);
  const before = await theirs.useCase.facts();

  for (const name of registry.keys()) {
    const answer = await send(requests, theirs.workspace.slug, name, { useCase: theirs.useCase.key, version: 1 });
    expect.soft([name, answer.status]).toEqual([name, 404]);
  }

  const { key } = own;
  const { cast } = own;
  const stranger = theirs.workspace.architect.memberId;
  const [, evidence, risk] = theirs.ids as [string, string, string];
  const about = { title: 'A title of its own', problem: 'Nobody finds anything in time.' };
  const tries: [string, Record<string, unknown>][] = [
    ['edit-use-case', { ...about, businessUnit: workspace.businessUnitId, systems: [theirs.system] }],
    ['edit-use-case', { ...about, businessUnit: theirs.workspace.businessUnitId }],
    ['assign-owner', { role: 'technical', member: stranger }],
    ['assign-item', { item: 'ID-1', assignee: stranger }],
    [
      'save-tool',
      { name: 'read', purpose: 'Reads what is there.', tier: 'read-only', dataClasses: 'none', system: theirs.system },
    ],
    ['withdraw-evidence', { evidence }],
    ['close-risk', { id: risk, reason: 'It is not ours.' }],
    ['accept-risk', { id: risk, reason: 'It is not ours.' }],
    ['sign-off', { request: risk, role: 'business', decision: 'approve' }],
    ['change-member-role', { member: stranger, role: 'viewer' }],
    ['remove-member', { member: stranger }],
    ['reset-member-password', { member: stranger }],
    ['save-system', { id: theirs.system, name: 'Ours now', kind: 'crm' }],
    ['rename-business-unit', { id: theirs.workspace.businessUnitId, name: 'Ours now' }],
    ['create-use-case', { ...about, businessOwner: stranger, businessUnit: workspace.businessUnitId }],
    [
      'create-use-case',
      { ...about, businessOwner: cast.business.memberId, businessUnit: theirs.workspace.businessUnitId },
    ],
  ];
  const workspaceWide = /member|system$|business-unit$|create-use-case/;
  for (const [name, input] of tries) {
    const { version } = await own.facts();
    const address = workspaceWide.test(name) ? {} : { useCase: key };
    const versioned = ['edit-use-case', 'assign-owner', 'save-tool', 'accept-risk', 'sign-off'].includes(name);
    const by = ['accept-risk', 'sign-off'].includes(name) ? await requestsOf(cast.business) : requests;
    const answer = await send(by, workspace.slug, name, { ...address, ...(versioned && { version }), ...input });
    // A reference in a form is a wrong field; a thing that is addressed is not found.
    expect.soft([400, 404], `${name} ${JSON.stringify(answer)}`).toContain(answer.status);
    expect.soft(JSON.stringify(answer), name).not.toContain(secret);
  }
  expect(await theirs.useCase.facts()).toEqual(before);
});
