import { serverToolsPage } from '@/lib/queries/server-tools';
import { manifest } from '@/lib/testing/manifests';
import { makeServer, serverForm } from '@/lib/testing/servers';
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
  async 'check-server'(workspace) {
    const { server } = await withTools(workspace);
    return { actor: workspace.architect, input: { server } };
  },
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
