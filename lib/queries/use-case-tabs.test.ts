import { expect, it } from 'vitest';
import { flowOfUseCase } from '@/lib/domain/servers/flow';
import { makeJourney } from '@/lib/testing/journey';
import { manifest, offered } from '@/lib/testing/manifests';
import { publishPolicyOf } from '@/lib/testing/policies';
import { makeServer } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { serverToolsPage } from './server-tools';
import { planTab, risksTab, toolsTab } from './use-case-tabs';

it('shows each tab what the next gate wants there, and whether this actor may act', async () => {
  const journey = await makeJourney();
  const { key, architect, owners, workspace } = journey;
  const candidate = await planTab(architect, key);
  // The gate to Assessed looks at no plan.
  expect(candidate).toMatchObject({ gate: null, may: { 'edit-plan': null, 'record-results': null } });

  await journey.prepare('poc');
  expect((await planTab(architect, key))?.gate).toEqual({ to: 'poc', reasons: [] });
  expect((await toolsTab(architect, key))?.items).toHaveLength(33);
  expect((await toolsTab(architect, key))?.gate).toEqual({ to: 'poc', reasons: [] });

  const viewer = await planTab(workspace.viewer, key);
  expect(viewer?.may['edit-plan']?.code).toBe('not-permitted');
  expect((await risksTab(owners.business, key))?.may).toEqual({ 'edit-risks': null, 'accept-risk': null });
  expect((await risksTab(workspace.admin, key))?.may['accept-risk']?.code).toBe('not-permitted');
});

it('shows nothing to another workspace, and nothing of a key that is not there', async () => {
  const { key, architect } = await makeJourney();
  const { admin } = await makeWorkspace();
  for (const tab of [planTab, toolsTab, risksTab]) {
    expect(await tab(admin, key)).toBeNull();
    expect(await tab(architect, 'GEN-999')).toBeNull();
  }
});

/** A server of one tool that reads or writes outside, and returns such data; gives both ids. */
async function serverOf(workspace: TestWorkspace, tool: string, hints: { reads: boolean; data: string }) {
  const server = await makeServer(workspace, { dataClasses: [hints.data] });
  const annotations = { readOnlyHint: hints.reads, destructiveHint: false, openWorldHint: true };
  await mustRun('read-contract', workspace.architect, {
    server,
    manifest: manifest([offered({ name: tool, annotations })]),
  });
  const page = await serverToolsPage(workspace.viewer, server);
  return { server, tool: page!.tools[0]!.id };
}

it('shows what tools of several servers let through together, and a gate that asks for it is shut until it is waived', async () => {
  const workspace = await makeWorkspace();
  const journey = await makeJourney({ workspace });
  const { key, architect, owners } = journey;
  await journey.prepare('poc');
  const mail = await serverOf(workspace, 'get_mail', { reads: true, data: 'internal' });
  const crm = await serverOf(workspace, 'get_customer', { reads: true, data: 'personal' });
  const reply = await serverOf(workspace, 'draft_reply', { reads: false, data: 'internal' });
  const servers = [mail, crm, reply].map(({ server }) => server);
  await journey.does('choose-servers', architect, { servers });
  const choose = (...chosen: { tool: string }[]) =>
    journey.does('choose-tools', architect, { tools: chosen.map(({ tool }) => tool) });
  const flow = async () => flowOfUseCase((await toolsTab(architect, key))!.facts);
  const codes = async () => (await toolsTab(architect, key))?.gate?.reasons.map(({ code }) => code) ?? [];

  await publishPolicyOf(workspace, { added: [{ gate: 'poc', requirement: 'flow-settled' }] });
  await choose(mail, crm);
  expect((await flow()).state).toBe('closed');
  expect(await codes()).not.toContain('flow-open');

  await choose(mail, crm, reply);
  expect(await flow()).toMatchObject({ state: 'open', private: ['get_customer'], out: ['draft_reply'] });
  expect(await codes()).toContain('flow-open');

  const { waiver } = await journey.does('request-waiver', architect, {
    subject: 'SE-5',
    reason: 'A person reads each draft for the POC.',
    compensatingControl: 'Drafts are sampled every day.',
    expiresOn: '2027-01-15',
  });
  expect(await codes()).toContain('flow-open');
  await journey.does('decide-waiver', owners.security, { waiver, decision: 'approved' });
  expect(await codes()).not.toContain('flow-open');
});
