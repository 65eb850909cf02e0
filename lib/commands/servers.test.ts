import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { notificationsPage } from '@/lib/queries/notifications';
import { serverHistory, serverPage } from '@/lib/queries/server';
import { serversPage } from '@/lib/queries/servers';
import { makeJourney } from '@/lib/testing/journey';
import { makeServer, serverForm } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { saveServer } from './save-server';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});

const save = (input: object, actor = workspace.architect) => saveServer.run({ actor, now: testNow }, input);

describe('save-server', () => {
  it('registers a server, and tells what of it changed later', async () => {
    const id = await makeServer(workspace, { name: 'Ticket server' });
    const form = serverForm(workspace.contributor, { id, name: 'Ticket server', address: 'https://t.example.com/mcp' });
    await mustRun('save-server', workspace.contributor, form);
    await mustRun('save-server', workspace.contributor, { ...form, environment: 'test' });
    const [changed, , made] = await serverHistory(workspace.viewer, id);
    expect(made?.sentence).toBe('Arne Architect registered the server Ticket server.');
    expect(changed?.sentence).toBe('Cora Contributor changed the server Ticket server.');
    expect(changed?.details).toEqual([{ label: 'Environment', before: 'Production', after: 'Test' }]);
    expect((await serversPage(workspace.viewer))?.servers.map(({ name }) => name)).toContain('Ticket server');
  });

  it('is the owner’s to keep, who may hand it over, and not another contributor’s', async () => {
    const id = await makeServer(workspace);
    const other = await workspace.member('contributor');
    const form = serverForm(other, { id });
    expect(await save(form, other)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    expect(await save(form, workspace.contributor)).toMatchObject({ ok: true });
    expect(await save(form, workspace.contributor)).toMatchObject({
      refusal: { message: expect.stringContaining('may not manage this server') },
    });
    expect((await serverPage(other, id))?.mayManage).toBeNull();
  });

  it.each([
    ['name', ''],
    ['owner', '00000000-0000-7000-8000-000000000000'],
    ['address', 'ftp://crm.example.com'],
    ['address', 'https://anna:secret@crm.example.com/mcp'],
    ['address', ''],
    ['package', 'rm -rf /'],
    ['environment', 'everywhere'],
    ['systems', ['00000000-0000-7000-8000-000000000000']],
  ])('refuses a wrong %s at its field', async (field, value) => {
    const result = await save({ ...serverForm(workspace.contributor), [field]: value });
    expect(result.ok ? [] : Object.keys(result.refusal.fields ?? {})).toEqual([field]);
  });

  it('refuses a name that is taken, but for its case', async () => {
    await makeServer(workspace, { name: 'Wiki' });
    expect(await save(serverForm(workspace.contributor, { name: 'WIKI' }))).toMatchObject({
      refusal: { fields: { name: [expect.any(String)] } },
    });
  });
});

describe('a use case', () => {
  it('builds on servers, and a revocation says what stands still', async () => {
    const journey = await makeJourney({ workspace });
    const server = await makeServer(workspace);
    await journey.does('choose-servers', journey.architect, { servers: [server] });
    expect((await journey.facts()).servers).toMatchObject([{ id: server, revoked: false }]);
    expect((await serverPage(workspace.viewer, server))?.dependents).toMatchObject([{ key: journey.key, tools: [] }]);
    await mustRun('revoke-server', workspace.admin, { server, reason: 'It answers without a token.' });
    expect((await journey.facts()).servers).toMatchObject([{ id: server, revoked: true }]);
    const [told] = await serverHistory(workspace.viewer, server);
    expect(told?.details).toContainEqual({ label: 'Use cases that built on it', after: journey.key });

    const later = await makeJourney({ workspace });
    expect((await later.refused('choose-servers', later.architect, { servers: [server] })).fields).toHaveProperty(
      'servers',
    );
    // Whoever had it may keep it, and let it go.
    await journey.does('choose-servers', journey.architect, { servers: [server] });
    await journey.does('choose-servers', journey.architect, { servers: [] });
    expect((await journey.lastEvent()).data.changes).toMatchObject([{ field: 'servers', after: [] }]);
  });
});

describe('whoever owns what builds on a server', () => {
  const toldOf = async (actor: Actor) =>
    (await notificationsPage(actor, { before: null, unreadOnly: false }))?.items
      .filter(({ kind }) => kind === 'server')
      .map(({ text, path, useCase }) => ({ text, path, useCase }));

  it('is told once of its revocation and of its return, by whom and why; the one who does it is not', async () => {
    const [one, two, over, other] = [
      await makeJourney({ workspace }),
      await makeJourney({ workspace }),
      await makeJourney({ workspace }),
      await makeJourney({ workspace }),
    ];
    const server = await makeServer(workspace, { name: 'Mail server' });
    const { business, technical } = one.owners;
    for (const journey of [two, over])
      await journey.does('assign-owner', workspace.admin, { role: 'technical', member: technical.memberId });
    for (const journey of [one, two, over]) {
      await journey.does('choose-servers', journey.architect, { servers: [server] });
    }
    await two.does('assign-owner', workspace.admin, { role: 'business', member: workspace.admin.memberId });
    await over.does('move-stage', workspace.admin, { to: 'rejected', reason: 'No value in it.' });
    await mustRun('revoke-server', workspace.admin, { server, reason: 'It answers without a token.' });
    const place = { path: `/servers/${server}`, useCase: null };
    const revoked = 'Ada Admin revoked the server Mail server: none of its tools may be called.';
    const why = 'Why: It answers without a token.';
    expect(await toldOf(technical)).toEqual([
      { ...place, text: `${revoked} ${one.key} and ${two.key} of yours build on it. ${why}` },
    ]);
    expect(await toldOf(business)).toEqual([{ ...place, text: `${revoked} ${one.key} of yours builds on it. ${why}` }]);
    for (const nobody of [workspace.admin, over.owners.business, other.owners.technical, one.owners.security])
      expect(await toldOf(nobody)).toEqual([]);

    await mustRun('restore-server', workspace.admin, { server, reason: 'It asks for a token now.' });
    expect((await toldOf(business))?.[0]?.text).toBe(
      `Ada Admin restored the server Mail server: its tools may be called again, as far as they are approved. ${one.key} of yours builds on it. Why: It asks for a token now.`,
    );
  });
});

it('shows a server to its workspace alone', async () => {
  const server = await makeServer(workspace);
  const other = await makeWorkspace();
  expect(await serverPage(other.admin, server)).toBeNull();
  expect(await serverHistory(other.admin, server)).toEqual([]);
  expect(await serverPage(workspace.viewer, 'no-id')).toBeNull();
});
