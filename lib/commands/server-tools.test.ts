import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerRoles, theProduct } from '@/lib/domain/access/actor';
import { database } from '@/lib/db/client';
import { waitsForApproval } from '@/lib/domain/servers/tools';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { askGate } from '@/lib/queries/gate';
import { serverHistory } from '@/lib/queries/server';
import { serverContracts, serverDrift, serverToolsPage } from '@/lib/queries/server-tools';
import { serversPage } from '@/lib/queries/servers';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { crmTools, manifest, offered, reads } from '@/lib/testing/manifests';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeServer, serverForm } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, settingsForm, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { followServer } from './follow-server';
import { registry } from './registry';

let workspace: TestWorkspace;
let server: string;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
beforeEach(async () => {
  server = await makeServer(workspace);
  await take();
});

const take = (tools: object[] = crmTools, instructions: string | null = null) =>
  mustRun('read-contract', workspace.architect, { server, manifest: manifest(tools, { instructions }) });
const page = async () => (await serverToolsPage(workspace.viewer, server))!;
const tool = async (name: string) => (await page()).tools.find((one) => one.name === name)!;
const attempt = (name: string, input: object, actor = workspace.architect) =>
  registry.get(name)!.run({ actor, now: testNow }, { server, ...input });
const approve = async (names: string[], actor = workspace.contributor) => {
  const { contract, tools } = await page();
  const ids = tools.filter(({ name }) => names.includes(name)).map(({ id }) => id);
  return attempt('approve-tools', { contract: contract!.id, tools: ids }, actor);
};

describe('read-contract', () => {
  it('knows the tools from then on, each with its tier and why', async () => {
    const { tools } = await page();
    expect(tools.map(({ name, tier, state }) => [name, tier, state])).toEqual([
      ['archive', 'irreversible', 'new'],
      ['get_account', 'reversible-write', 'new'],
      ['update_note', 'reversible-write', 'new'],
    ]);
    expect(tools.every(({ reasons }) => reasons.length > 0)).toBe(true);
  });

  it('keeps one contract while nothing changes, and says when it was last seen', async () => {
    expect(await take()).toMatchObject({ same: true });
    expect(await serverContracts(workspace.viewer, server)).toHaveLength(1);
    await take([...crmTools.slice(0, 2), offered({ name: 'search', annotations: reads })]);
    const [newest, first] = (await serverContracts(workspace.viewer, server))!;
    expect([newest?.number, first?.number]).toEqual([2, 1]);
    const [told] = await serverHistory(workspace.viewer, server);
    expect(told?.details).toEqual(
      expect.arrayContaining([
        { label: 'New', after: 'search' },
        { label: 'Gone', after: 'archive' },
      ]),
    );
    expect((await tool('archive')).state).toBe('gone');
  });

  it('says with its place what cannot be read', async () => {
    const result = await attempt('read-contract', { manifest: '{"tools":[{"name":"x"}]}' });
    expect(result).toMatchObject({
      ok: false,
      refusal: { fields: { manifest: [expect.stringContaining('tools[0]')] } },
    });
  });

  it('takes the longest name that a tool may have', async () => {
    const name = Array.from({ length: 500 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join('');
    await take([offered({ name })]);
    expect((await tool(name)).state).toBe('new');
  });

  it('takes 500 tools, and shows them', async () => {
    const many = Array.from({ length: 500 }, (_, at) => offered({ name: `tool_${at}`, annotations: reads }));
    await take(many);
    expect((await page()).tools.filter(({ state }) => state === 'new')).toHaveLength(500);
  });

  const real = new URL('../../../shared/data/hubspot-mcp-tools.json', import.meta.url);
  it.skipIf(!existsSync(real))('reads what a real server answers', async () => {
    await mustRun('read-contract', workspace.architect, { server, manifest: readFileSync(real, 'utf8') });
    const { tools } = await page();
    expect(tools.filter(({ state }) => state === 'new')).toHaveLength(21);
  });
});

describe('declare-tier', () => {
  it('goes below what was derived only with a reason, under a name', async () => {
    const { id } = await tool('get_account');
    const lower = { tools: [id], tier: 'read-only' };
    expect(await attempt('declare-tier', { ...lower, reason: '' })).toMatchObject({
      ok: false,
      refusal: { fields: { reason: [expect.any(String)] } },
    });
    expect(await attempt('declare-tier', { ...lower, reason: 'Its code reads one table.' })).toMatchObject({
      ok: true,
    });
    expect(await tool('get_account')).toMatchObject({
      tier: 'read-only',
      declared: { by: { name: 'Arne Architect' }, why: 'Its code reads one table.' },
    });
    await attempt('declare-tier', { tools: [id], tier: '', reason: '' });
    expect(await tool('get_account')).toMatchObject({ tier: 'reversible-write', declared: null });
  });

  it('goes above without one, and no higher tier of a later contract is hidden by it', async () => {
    const { id } = await tool('get_account');
    await attempt('declare-tier', { tools: [id], tier: 'read-only', reason: 'Its code reads one table.' });
    const { id: note } = await tool('update_note');
    expect(await attempt('declare-tier', { tools: [note], tier: 'irreversible' })).toMatchObject({ ok: true });
    // The same definition as before: what was said of it stands.
    await take(crmTools.slice(0, 2));
    expect(await tool('get_account')).toMatchObject({ tier: 'read-only' });
    await take([offered({ name: 'get_account', annotations: { destructiveHint: true } }), crmTools[1]!]);
    expect(await tool('get_account')).toMatchObject({ tier: 'irreversible', declared: null });
    expect(await tool('update_note')).toMatchObject({ tier: 'irreversible', declared: { tier: 'irreversible' } });
  });

  it('below is about the definition that was seen: another one counts as what is derived, even at the same tier', async () => {
    const { id } = await tool('archive');
    await attempt('declare-tier', { tools: [id], tier: 'read-only', reason: 'It only marks a copy.' });
    await take([offered({ name: 'archive', description: 'Deletes all accounts.' })]);
    expect(await tool('archive')).toMatchObject({ tier: 'irreversible', declared: null });
  });

  it('wants tools of this server', async () => {
    const other = await makeServer(workspace);
    const { id } = await tool('archive');
    const input = { server: other, tools: [id], tier: 'irreversible' };
    expect(await attempt('declare-tier', input)).toMatchObject({
      refusal: { fields: { tools: [expect.any(String)] } },
    });
  });
});

describe('approve-tools', () => {
  it('is the owner’s alone, for the contract that they saw', async () => {
    expect(await approve(['archive'], workspace.admin)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    expect(await approve(['archive', 'get_account'])).toMatchObject({ ok: true });
    expect((await tool('archive')).state).toBe('approved');
    const { contract } = await page();
    await take([offered({ name: 'archive', description: 'Deletes an account.' })]);
    expect((await tool('archive')).state).toBe('changed');
    const { id } = await tool('archive');
    const late = { contract: contract!.id, tools: [id] };
    expect(await attempt('approve-tools', late, workspace.contributor)).toMatchObject({
      refusal: { kind: 'conflict' },
    });
    expect(await approve(['archive'])).toMatchObject({ ok: true });
    // Never approved, and gone.
    expect(await approve(['update_note'])).toMatchObject({ refusal: { fields: { tools: [expect.any(String)] } } });
  });

  it('ends the approval of what is not offered any more, and says so', async () => {
    await approve(['archive', 'get_account']);
    await take([crmTools[0]!, offered({ name: 'update_note', description: 'Changes a note.' })]);
    expect(await approve(['archive', 'update_note'])).toMatchObject({ ok: true });
    expect(await tool('archive')).toMatchObject({ state: 'gone', approved: null });
    expect(await tool('get_account')).toMatchObject({ state: 'approved' });
    const [told] = await serverHistory(workspace.viewer, server);
    expect(told?.sentence).toMatch(/approved 1 tool of/);
    expect(told?.details).toEqual([
      { label: 'Tools', after: 'update_note' },
      { label: 'No longer offered, its approval ended', after: 'archive' },
    ]);
    expect(await approve(['archive'])).toMatchObject({ ok: false });

    await take([crmTools[0]!]);
    await approve(['update_note']);
    const [alone] = await serverHistory(workspace.viewer, server);
    expect(alone?.sentence).toMatch(/accepted that CRM server \d+ does not offer 1 tool any more/);
  });

  it('is of the instructions, too: under others its tools count as changed until they are approved again', async () => {
    await take(crmTools, 'Ask before you write.');
    await approve(['archive', 'get_account', 'update_note']);
    await take(crmTools, 'Never ask.');
    const states = async () => (await page()).tools.map(({ state }) => state);
    const listed = async () => (await serversPage(workspace.viewer))?.servers.find(({ id }) => id === server);
    expect(await states()).toEqual(['changed', 'changed', 'changed']);
    expect((await page()).tools.every(waitsForApproval)).toBe(true);
    expect(await listed()).toMatchObject({ unapproved: 3 });
    expect(await serverDrift(workspace.viewer, server)).toMatchObject({ same: false, tools: [] });

    expect(await approve(['archive', 'get_account', 'update_note'])).toMatchObject({ ok: true });
    expect(await states()).toEqual(['approved', 'approved', 'approved']);
    expect(await listed()).toMatchObject({ unapproved: 0 });
    const [told] = await serverHistory(workspace.viewer, server);
    expect(told?.details).toContainEqual(expect.objectContaining({ label: 'Instructions' }));
    // What was approved last counts, also where the tool with which it was is gone.
    await take([...crmTools.slice(0, 2), offered({ name: 'archive', description: 'Archives.' })], 'Always ask.');
    await approve(['archive']);
    await take(crmTools.slice(0, 2), 'Always ask.');
    await approve(['archive']);
    expect(await states()).toEqual(['approved', 'approved', 'gone']);
    // Back to what was approved before, but is not any more.
    await take(crmTools.slice(0, 2), 'Never ask.');
    expect(await states()).toEqual(['changed', 'changed', 'gone']);
  });

  it('has use cases follow that could not when the tool changed', async () => {
    const waiting = () => database().$queryRaw<{ id: string }[]>`
      select id::text from pgboss.job where name = 'follow-server' and state = 'created' and singleton_key = ${server}`;
    await database().$executeRaw`delete from pgboss.job where name = 'follow-server'`;
    expect(await waiting()).toEqual([]);
    expect(await approve(['archive'])).toMatchObject({ ok: true });
    expect(await waiting()).toHaveLength(1);
  });
});

describe('a use case', () => {
  let journey: Journey;
  beforeEach(async () => {
    journey = await makeJourney({ workspace });
    await journey.does('choose-servers', journey.architect, { servers: [server] });
  });
  const choose = async (names: string[]) => {
    const { tools } = await page();
    return journey.does('choose-tools', journey.architect, {
      tools: tools.filter(({ name }) => names.includes(name)).map(({ id }) => id),
    });
  };

  it('chooses tools, whose name, tier and data classes come from the server', async () => {
    const byHand = { name: 'update_note', purpose: 'Keeps the minutes', tier: 'draft', dataClasses: 'notes' };
    await journey.does('save-tool', journey.architect, byHand);
    await choose(['get_account', 'update_note']);
    const { tools } = await journey.facts();
    expect(tools).toMatchObject([
      { name: 'update_note', purpose: 'Keeps the minutes', tier: 'reversible-write', server: { id: server } },
      { name: 'get_account', purpose: 'Reads one account.', dataClasses: 'Internal, personal' },
    ]);
    // The purpose is the use case's own; the rest is not.
    const [note] = tools;
    await journey.does('save-tool', journey.architect, { ...byHand, id: note?.id, purpose: 'Writes minutes' });
    expect((await journey.facts()).tools[0]).toMatchObject({ purpose: 'Writes minutes', tier: 'reversible-write' });
    await choose(['get_account']);
    expect((await journey.facts()).tools).toMatchObject([{ name: 'get_account' }]);
    const refusal = await journey.refused('choose-servers', journey.architect, { servers: [] });
    expect(refusal.fields?.servers?.[0]).toContain('get_account');
  });

  it('takes over what changes on the server, by one event, and nothing when nothing did', async () => {
    await choose(['get_account']);
    expect(await followServer(workspace.workspaceId, server, testNow)).toBe(0);
    const { id } = await tool('get_account');
    await attempt('declare-tier', { tools: [id], tier: 'read-only', reason: 'Its code reads one table.' });
    await attempt('describe-tool', { tool: id, dataClasses: ['public'], fields: 'name, city', identityModel: '' });
    expect(await followServer(workspace.workspaceId, server, testNow)).toBe(1);
    expect((await journey.facts()).tools).toMatchObject([{ tier: 'read-only', dataClasses: 'Public' }]);
    const event = await journey.lastEvent();
    expect(event).toMatchObject({ type: 'tools.followed', actorName: 'Airworthy' });
    expect(event.data.changes).toEqual([
      { field: 'get_account.tier', before: 'reversible-write', after: 'read-only' },
      { field: 'get_account.dataClasses', before: 'Internal, personal', after: 'Public' },
    ]);
    expect(await followServer(workspace.workspaceId, server, testNow)).toBe(0);
  });

  it('takes over the data classes of the server', async () => {
    await choose(['get_account']);
    const queued = () => database().$queryRaw<unknown[]>`
      select 1 from pgboss.job where name = 'follow-server' and singleton_key = ${server}`;
    await database().$executeRaw`delete from pgboss.job where name = 'follow-server'`;
    const form = serverForm(workspace.contributor, { id: server, dataClasses: ['regulated'] });
    await mustRun('save-server', workspace.architect, form);
    expect(await queued()).toHaveLength(1);
    expect(await followServer(workspace.workspaceId, server, testNow)).toBe(1);
    expect((await journey.facts()).tools).toMatchObject([{ dataClasses: 'Regulated' }]);
  });

  it('does not choose what is not offered, or is of a server that it does not build on', async () => {
    const foreign = await makeServer(workspace);
    await mustRun('read-contract', workspace.architect, { server: foreign, manifest: manifest() });
    const [other] = (await serverToolsPage(workspace.viewer, foreign))!.tools;
    const outside = await journey.refused('choose-tools', journey.architect, { tools: [other?.id] });
    expect(outside.fields).toHaveProperty('tools');
    // Of two servers with the same name of a tool nobody could say which one is called.
    await journey.does('choose-servers', journey.architect, { servers: [server, foreign] });
    await choose(['archive']);
    const archive = await tool('archive');
    const both = await journey.refused('choose-tools', journey.architect, { tools: [archive.id, other?.id] });
    expect(both.fields?.tools?.[0]).toContain('two servers');
  });
});

it('tells since when a tool has its part in a flow of data, which no new wording changes', async () => {
  const [account, archive, note] = ['get_account', 'archive', 'update_note'].map((name) =>
    crmTools.find((one) => one.name === name)!,
  );
  const lowered = { tools: [(await tool('archive')).id], tier: 'read-only', reason: 'It only marks.' };
  expect(await attempt('declare-tier', lowered)).toMatchObject({ ok: true });
  const later = new Date(testNow.getTime() + 60_000);
  const next = [
    offered({ ...account!, description: 'Reads one account, and its notes.' }),
    offered({ ...archive!, description: 'Archives an account for good.' }),
    offered({ ...note!, annotations: { ...note!.annotations, openWorldHint: !note!.annotations?.openWorldHint } }),
  ];
  const taken = await registry
    .get('read-contract')!
    .run({ actor: workspace.architect, now: later }, { server, manifest: manifest(next, { instructions: null }) });
  expect(taken).toMatchObject({ ok: true });
  const rows = await ownerSql<{ name: string; changed: boolean }>(
    'select name, traits_at = $2 as changed from server_tool where server_id = $1 order by name',
    [server, later],
  );
  expect(rows).toEqual([
    // What was declared of it was of a definition that is gone.
    { name: 'archive', changed: true },
    { name: 'get_account', changed: false },
    { name: 'update_note', changed: true },
  ]);
});

it('lapses exactly the sign-offs that cover what changed, when a tool that was signed changes', async () => {
  const journey = await makeJourney({ workspace });
  const { contract, tools } = await page();
  const [read] = tools.filter(({ name }) => name === 'get_account');
  await attempt('declare-tier', { tools: [read!.id], tier: 'read-only', reason: 'Its code reads one table.' });
  await attempt('approve-tools', { contract: contract!.id, tools: [read!.id] }, workspace.contributor);
  await journey.does('choose-servers', journey.architect, { servers: [server] });
  await journey.does('choose-tools', journey.architect, { tools: [read!.id] });
  await journey.prepare('production');
  const { request } = await journey.ask('production');
  for (const role of ownerRoles) await journey.sign(request, role);
  const standing = async () => {
    const open = (await journey.facts()).signOffRequests.find(({ id }) => id === request);
    return open?.signOffs.filter(({ lapsedAt }) => lapsedAt === null).map(({ role }) => role);
  };
  expect(await standing()).toHaveLength(4);

  // Another tool changes: nothing that was signed.
  await take([crmTools[0]!, offered({ name: 'update_note', description: 'Changes a note.' }), crmTools[2]!]);
  expect(await followServer(workspace.workspaceId, server, testNow)).toBe(0);
  await take([offered({ ...crmTools[0]!, description: 'Reads one account, and its notes.', annotations: reads })]);
  expect(await followServer(workspace.workspaceId, server, testNow)).toBe(1);
  expect(await standing()).toEqual(expect.arrayContaining(['business', 'data-governance']));
  expect(await standing()).toHaveLength(2);
  const { data } = await journey.lastEvent();
  expect(data.lapsed).toMatchObject([
    { role: 'technical', sections: ['tools'] },
    { role: 'security', sections: ['tools'] },
  ]);
  const drift = await serverDrift(workspace.viewer, server);
  expect(drift?.tools.map(({ tool: name, kinds }) => [name, kinds])).toEqual([['get_account', ['reworded']]]);

  // In production, where the workspace wants what got worse to be suspended: a new wording is not.
  await attempt('declare-tier', { tools: [read!.id], tier: 'read-only', reason: 'Its code still reads one table.' });
  await approve(['get_account']);
  await followServer(workspace.workspaceId, server, journey.now);
  for (const role of ['technical', 'security'] as const) await journey.sign(request, role);
  await journey.move('production');
  const policy = { ...settingsForm, onToolChange: 'suspend-if-worse' };
  await mustRun('save-settings', workspace.admin, policy);
  const { token } = await mustRun('make-machine-token', workspace.admin, { name: 'Gateway', may: 'gate' });
  const ask = async () => {
    const answer = await askGate(token as string, { useCase: journey.key, tool: 'get_account' });
    return answer?.reasons.map(({ code }) => code);
  };
  expect(await ask()).toEqual([]);
  await take([offered({ ...crmTools[0]!, description: 'Deletes an account.', annotations: {} })]);
  expect(await followServer(workspace.workspaceId, server, journey.now)).toBe(1);
  expect(await ask()).toEqual(['suspended', 'tier', 'contract']);
  const facts = await journey.facts();
  expect(facts).toMatchObject({
    stage: 'parked',
    parkedFrom: 'pilot',
    incidents: [
      {
        reportedBy: theProduct,
        server: { id: server },
        severity: 'medium',
        suspended: { from: 'production', to: 'parked' },
        resolution: null,
      },
    ],
  });
  const [incident] = facts.incidents;
  expect(incident?.description).toContain('get_account (raises the risk, reworded)');
  expect(await journey.lastEvent()).toMatchObject({
    type: 'stage.moved',
    actorName: 'Airworthy',
    reason: incident?.description,
    data: {
      kind: 'suspend',
      incident: { incidentId: incident?.id, title: incident?.title },
      changes: [{ field: 'get_account.tier' }, { field: 'get_account.definition' }],
      lapsed: [{ role: 'technical' }, { role: 'security' }],
    },
  });
  const told = await inWorkspace(workspace.workspaceId, (tx) =>
    tx.notification.findMany({ where: { text: { contains: 'suspended it for the incident' }, kind: 'decided' } }),
  );
  expect(told.map(({ memberId }) => memberId).sort()).toEqual(ownerRoles.map((r) => journey.owners[r].memberId).sort());

  // The way back is that of every incident.
  const shut = await journey.refused('move-stage', journey.architect, { to: 'pilot' });
  expect(shut.reasons.map(({ code }) => code)).toEqual(['incident-open']);
  const resolution = {
    incident: incident?.id,
    cause: 'The vendor changed it.',
    remedy: 'The old one is served again.',
  };
  await journey.does('resolve-incident', journey.owners.technical, resolution);
  await journey.does('move-stage', journey.architect, { to: 'pilot' });
  expect(await journey.facts()).toMatchObject({ stage: 'pilot' });
}, 120_000);

it('keeps what was read as it was: not even the app’s own role changes it', async () => {
  const change = inWorkspace(workspace.workspaceId, (tx) => tx.contract.updateMany({ data: { toolCount: 7 } }));
  await expect(change).rejects.toThrow(/permission denied/);
});
