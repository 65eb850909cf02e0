import { expect, it } from 'vitest';
import { checkServerNow } from '@/lib/commands/check-server-now';
import { makeJourney } from '@/lib/testing/journey';
import { manifest, offered, reads } from '@/lib/testing/manifests';
import { makeServer } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { itemPage } from './checklist-tab';
import { serverToolsPage } from './server-tools';

it('says on an item which of the newest checks of its servers speak against it, whatever the checks of another prove', async () => {
  const workspace = await makeWorkspace();
  const register = async (name: string) => {
    const server = await makeServer(workspace, { name, address: '', package: '@acme/crm@1.2.3' });
    const read = (description: string) =>
      mustRun('read-contract', workspace.architect, {
        server,
        manifest: manifest([offered({ name: `read_${name.toLowerCase()}`, description, annotations: reads })]),
      });
    const check = async () => {
      const { run } = await mustRun('check-server', workspace.architect, { server });
      await checkServerNow(workspace.workspaceId, run as string, { now: () => testNow });
    };
    return { server, read, check };
  };
  const [crm, mail] = [await register('Crm'), await register('Mail')];
  await crm.read('Reads one account. Returns its name.');
  await mail.read('Reads one mail.\u200b\u200c Returns its text.');
  for (const { check } of [crm, mail]) await check();
  const tools = await Promise.all(
    [crm, mail].map(async ({ server }) => (await serverToolsPage(workspace.viewer, server))!.tools[0]!.id),
  );
  const journey = await makeJourney({ workspace });
  await journey.does('choose-servers', journey.architect, { servers: [crm.server, mail.server] });
  const against = async (item: string) => (await itemPage(workspace.viewer, journey.key, item))!.against;

  await journey.does('choose-tools', journey.architect, { tools: tools.slice(0, 1) });
  expect(await against('SE-4')).toEqual([]);
  await journey.does('choose-tools', journey.architect, { tools });
  expect(await against('SE-4')).toMatchObject([
    { server: mail.server, serverName: 'Mail', run: 1, check: 'C19', outcome: 'fail', message: expect.any(String) },
  ]);
  // Of what a check says nothing about, nothing.
  expect(await against('HF-1')).toEqual([]);
  // Mended, and looked at again.
  await mail.read('Reads one mail. Returns its text.');
  await mail.check();
  expect(await against('SE-4')).toEqual([]);
});
