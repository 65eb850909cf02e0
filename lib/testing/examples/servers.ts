import { serverToolsPage } from '@/lib/queries/server-tools';
import { toolWith } from '@/lib/domain/testing/mcp';
import { manifest } from '@/lib/testing/manifests';
import { makeServer, serverForm, serverNote } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import type { TestWorkspace } from '@/lib/testing/workspace';
import type { Example } from './example';

/** A server whose tools are known. */
export async function withTools(workspace: TestWorkspace) {
  const server = await makeServer(workspace);
  await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
  const page = await serverToolsPage(workspace.viewer, server);
  return { server, contract: page?.contract?.id, tools: page?.tools.map(({ id }) => id) ?? [] };
}

/** A server at an address with one tool that reads: declared so, described and approved. */
export async function withReader(workspace: TestWorkspace, change: Record<string, unknown> = {}) {
  const server = await makeServer(workspace, change);
  await mustRun('read-contract', workspace.architect, { server, manifest: manifest([toolWith()]) });
  const first = await serverToolsPage(workspace.viewer, server);
  const tools = first?.tools.map(({ id }) => id);
  await mustRun('declare-tier', workspace.architect, {
    server,
    tools,
    tier: 'read-only',
    reason: 'Its code reads one table.',
  });
  await mustRun('describe-tool', workspace.architect, { server, tool: tools?.[0], fields: 'name, city' });
  await mustRun('approve-tools', workspace.contributor, { server, contract: first?.contract?.id, tools });
  const [tool] = (await serverToolsPage(workspace.viewer, server))?.tools ?? [];
  if (!tool) throw new Error('The tool is not there.');
  return { server, tool };
}

/** A server for which its owner gave a note as evidence. */
async function withGivenEvidence(workspace: TestWorkspace) {
  const server = await makeServer(workspace);
  const { evidence } = await mustRun('give-server-evidence', workspace.contributor, { server, ...serverNote });
  return { server, evidence };
}

export const serverExamples: Record<string, Example> = {
  'save-server': async (workspace) => ({ actor: workspace.architect, input: serverForm(workspace.contributor) }),
  'revoke-server': async (workspace) => ({
    // Its owner may, whatever their workspace role is.
    actor: workspace.contributor,
    input: { server: await makeServer(workspace), reason: 'It answers without a token.' },
  }),
  async 'restore-server'(workspace) {
    const server = await makeServer(workspace);
    await mustRun('revoke-server', workspace.architect, { server, reason: 'It answers without a token.' });
    return { actor: workspace.architect, input: { server, reason: 'It asks for a token now.' } };
  },
  'read-contract': async (workspace) => ({
    actor: workspace.architect,
    input: { server: await makeServer(workspace), manifest: manifest() },
  }),
  async 'declare-tier'(workspace) {
    const { server, tools } = await withTools(workspace);
    return { actor: workspace.architect, input: { server, tools, tier: 'draft', reason: 'Each call makes a draft.' } };
  },
  async 'describe-tool'(workspace) {
    const { server, tools } = await withTools(workspace);
    const content = { dataClasses: ['internal'], fields: 'id, name', identityModel: 'end-user' };
    return { actor: workspace.architect, input: { server, tool: tools[0], ...content } };
  },
  'approve-tools': async (workspace) => ({ actor: workspace.contributor, input: await withTools(workspace) }),
  async 'call-tool'(workspace) {
    const { server, tool } = await withReader(workspace);
    // Its owner may, whatever their workspace role is.
    const consent = { arguments: '{"number": "4711"}', consent: 'on' };
    return { actor: workspace.contributor, input: { server, tool: tool.id, hash: tool.hash, ...consent } };
  },
  async 'check-server'(workspace) {
    const { server } = await withTools(workspace);
    return { actor: workspace.architect, input: { server } };
  },
  'give-server-evidence': async (workspace) => ({
    // Its owner may, whatever their workspace role is.
    actor: workspace.contributor,
    input: { server: await makeServer(workspace), ...serverNote },
  }),
  'renew-server-evidence': async (workspace) => ({
    actor: workspace.architect,
    input: { ...(await withGivenEvidence(workspace)), text: 'Read again: as before.', source: '', expiresOn: '' },
  }),
  'withdraw-server-evidence': async (workspace) => ({
    actor: workspace.architect,
    input: { ...(await withGivenEvidence(workspace)), reason: 'It was of another version.' },
  }),
  'set-server-token': async (workspace) => ({
    actor: workspace.architect,
    input: { server: await makeServer(workspace), token: 'a-token-for-tests' },
  }),
  async 'remove-server-token'(workspace) {
    const server = await makeServer(workspace);
    await mustRun('set-server-token', workspace.architect, { server, token: 'a-token-for-tests' });
    return { actor: workspace.architect, input: { server } };
  },
  'make-machine-token': async (workspace) => ({ actor: workspace.admin, input: { name: 'Gateway', may: 'gate' } }),
  async 'revoke-machine-token'(workspace) {
    const { id } = await mustRun('make-machine-token', workspace.admin, { name: 'Gateway', may: 'gate' });
    return { actor: workspace.admin, input: { token: id } };
  },
};
