import { makeServer, serverForm } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import type { Example } from './example';

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
};
