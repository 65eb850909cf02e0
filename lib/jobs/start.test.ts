import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { manifest } from '@/lib/testing/manifests';
import { makeServer } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, settingsForm } from '@/lib/testing/workspace';
import { startJobs } from './start';

const silent = createServer(() => {});
const shared = globalThis as typeof globalThis & { airworthyStopJobs?: () => Promise<void> };

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
  startJobs();
});
afterAll(async () => {
  silent.closeAllConnections();
  silent.close();
  await shared.airworthyStopJobs?.();
});

test('a server that never answers holds up no checks of another', async () => {
  const workspace = await makeWorkspace();
  const { workspaceId, admin, architect } = workspace;
  await mustRun('save-settings', admin, { ...settingsForm, allowedHosts: '127.0.0.1' });
  const { port } = silent.address() as AddressInfo;
  const slow = await makeServer(workspace, { address: `http://127.0.0.1:${port}/mcp` });
  const quick = await makeServer(workspace, { name: 'Quick', address: '', package: '@acme/quick@1.2.3' });
  await mustRun('read-contract', architect, { server: quick, manifest: manifest() });
  const stateOf = (serverId: string) =>
    inWorkspace(workspaceId, async (tx) => {
      const run = await tx.checkRun.findFirstOrThrow({ where: { workspaceId, serverId } });
      return { state: run.state, begun: run.step !== '' };
    });

  await mustRun('check-server', architect, { server: slow });
  await expect.poll(() => stateOf(slow), { timeout: 30_000 }).toEqual({ state: 'running', begun: true });
  await mustRun('check-server', architect, { server: quick });
  await expect.poll(async () => (await stateOf(quick)).state, { timeout: 30_000 }).toBe('done');
  expect((await stateOf(slow)).state).toBe('running');
});
