import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tokenPurposes, type TokenPurpose } from '@/lib/domain/servers/tokens';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { seal } from '@/lib/db/seal';
import { openTokens } from '@/lib/db/server-tokens';
import { serverHistory, serverPage } from '@/lib/queries/server';
import { serverChecks } from '@/lib/queries/server-checks';
import { withReader } from '@/lib/testing/examples/servers';
import { startBadServer, type BadServer, type McpFault } from '@/lib/testing/mcp/bad-server';
import { openMcpServer } from '@/lib/testing/mcp-server';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeServer, serverForm } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, settingsForm, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { callToolNow } from './call-tool-now';
import { checkServerNow } from './check-server-now';
import { registry } from './registry';

const address = 'https://crm.example.com/mcp';
const texts = { ask: 'tok-usual-4f1c', 'other-audience': 'tok-elsewhere-9b2e', 'fewer-scopes': 'tok-narrow-77d0' };

let workspace: TestWorkspace;
let server: string;
beforeEach(async () => {
  workspace = await makeWorkspace();
  server = await makeServer(workspace, { name: 'CRM', address });
});

const set = (purpose: TokenPurpose, token: string = texts[purpose]) =>
  mustRun('set-server-token', workspace.architect, { server, purpose, token });
const setAll = async () => {
  for (const purpose of ['fewer-scopes', 'ask', 'other-audience'] as const) await set(purpose);
};
const save = (change: object) =>
  mustRun(
    'save-server',
    workspace.architect,
    serverForm(workspace.contributor, { id: server, name: 'CRM', address, ...change }),
  );
const rows = () =>
  inWorkspace(workspace.workspaceId, (tx) => tx.serverSecret.findMany({ where: { serverId: server } }));
const opened = async (at = address) => openTokens(await rows(), server, at);
const kept = async () => (await serverChecks(workspace.viewer, server, null))!.tokens;
const purposes = async () => (await kept()).map(({ purpose }) => purpose).sort();
const told = async () => (await serverHistory(workspace.viewer, server)).map(({ sentence }) => sentence);

describe('the tokens of a server', () => {
  it('are kept one for each purpose, replaced and removed alone, and told by their purpose', async () => {
    await setAll();
    expect(await opened()).toEqual(texts);
    expect(await kept()).toContainEqual({ purpose: 'ask', setBy: workspace.architect.name, setAt: testNow });
    await set('fewer-scopes', 'tok-narrower');
    expect(await opened()).toEqual({ ...texts, 'fewer-scopes': 'tok-narrower' });
    await mustRun('remove-server-token', workspace.contributor, { server, purpose: 'other-audience' });
    expect(await purposes()).toEqual(['ask', 'fewer-scopes']);
    const again = { server, purpose: 'other-audience' };
    expect(
      await registry.get('remove-server-token')!.run({ actor: workspace.architect, now: testNow }, again),
    ).toMatchObject({ refusal: { kind: 'not-found' } });
    const [removed, replaced, , usual] = await told();
    expect(removed).toBe('Cora Contributor removed the token for another audience of the server CRM.');
    expect(replaced).toBe('Arne Architect set the token with fewer scopes of the server CRM.');
    expect(usual).toBe('Arne Architect set the token to ask with of the server CRM.');
    const events = await inWorkspace(workspace.workspaceId, (tx) => tx.event.findMany());
    expect(JSON.stringify([events, await kept()])).not.toMatch(/tok-/);
  });

  it('are for a purpose that there is', async () => {
    const run = registry.get('set-server-token')!.run;
    const refused = await run({ actor: workspace.architect, now: testNow }, { server, purpose: 'all', token: 'x' });
    expect(refused).toMatchObject({ refusal: { fields: { purpose: [expect.any(String)] } } });
    await expect(
      ownerSql(
        `insert into server_secret (server_id, workspace_id, purpose, sealed, set_by_id, set_at)
         values ($1, $2, 'all', '', $3, now())`,
        [server, workspace.workspaceId, workspace.architect.memberId],
      ),
    ).rejects.toThrow(/check constraint/);
  });

  it.each(tokenPurposes)(
    'are for whoever manages the server to set and remove, and of no other workspace: %s',
    async (purpose) => {
      const [contributor, stranger] = [await workspace.member('contributor'), (await makeWorkspace()).admin];
      await set(purpose);
      for (const [name, input] of [
        ['set-server-token', { server, purpose, token: 'tok-of-a-thief' }],
        ['remove-server-token', { server, purpose }],
      ] as const) {
        const { run } = registry.get(name)!;
        expect(await run({ actor: contributor, now: testNow }, input)).toMatchObject({
          refusal: { kind: 'forbidden' },
        });
        expect(await run({ actor: stranger, now: testNow }, input)).toMatchObject({ refusal: { kind: 'not-found' } });
      }
      expect((await opened())[purpose]).toBe(texts[purpose]);
    },
  );

  it('open for nothing but the purpose that they were entered for', async () => {
    await setAll();
    await ownerSql(
      `update server_secret as here set sealed = there.sealed from server_secret as there
       where here.server_id = $1 and there.server_id = $1 and here.purpose <> there.purpose
         and (here.purpose, there.purpose) in (('ask', 'other-audience'), ('other-audience', 'fewer-scopes'), ('fewer-scopes', 'ask'))`,
      [server],
    );
    expect(await opened()).toEqual({ ask: null, 'other-audience': null, 'fewer-scopes': null });
  });

  it('that were sealed before there were purposes are what the server is asked with', async () => {
    const row = { purpose: 'ask', sealed: seal(texts.ask, `${server} https://crm.example.com`) };
    expect(openTokens([row], server, address).ask).toBe(texts.ask);
  });

  it('are all dropped when the host of the address changes, and the trail says which', async () => {
    await setAll();
    await save({ address: `${address}/v2` });
    expect(await purposes()).toHaveLength(3);
    await save({ address: 'https://other.example.com/mcp' });
    expect(await rows()).toEqual([]);
    const [entry] = await serverHistory(workspace.viewer, server);
    expect(entry?.details).toContainEqual({
      label: 'Tokens',
      before: 'To ask with; For another audience; With fewer scopes',
      after: '–',
    });
    await setAll();
    await save({ address: '', package: '@acme/crm@1.2.3' });
    expect(await rows()).toEqual([]);
  });

  it('to be tried are in no call that somebody consented to', async () => {
    const real = await openMcpServer({ tools: [] });
    try {
      await mustRun('save-settings', workspace.admin, { ...settingsForm, allowedHosts: '127.0.0.1' });
      const reader = await withReader(workspace, { address: real.url });
      server = reader.server;
      const { tool } = reader;
      await setAll();
      const consent = { server, tool: tool.id, hash: tool.hash, arguments: '{"number": "4711"}', consent: 'on' };
      const { call } = await mustRun('call-tool', workspace.contributor, consent);
      await callToolNow(workspace.workspaceId, call as string, { now: () => testNow });
      expect(new Set(real.state.heard)).toEqual(new Set([`Bearer ${texts.ask}`]));
    } finally {
      await real.close();
    }
  });
});

describe('the scopes that a token may carry', () => {
  const approved = async () => (await serverPage(workspace.viewer, server))!.server.approvedScopes;

  it('are said by who manages the server, or nobody has, and the trail tells both', async () => {
    expect(await approved()).toBeNull();
    await save({ approvedScopes: 'accounts.write\naccounts.read, accounts.read' });
    expect(await approved()).toEqual(['accounts.read', 'accounts.write']);
    await save({ approvedScopes: 'None' });
    expect(await approved()).toEqual([]);
    await save({ approvedScopes: '' });
    expect(await approved()).toBeNull();
    const entries = await serverHistory(workspace.viewer, server);
    const changes = entries.flatMap(({ details }) => details).filter(({ label }) => label === 'Approved scopes');
    expect(changes.slice(0, 3).map(({ after }) => after)).toEqual(['–', 'None', 'accounts.read; accounts.write']);
  });

  it.each(['none accounts.read', 'a"b', 'ä', '*', 'accounts.*', 'admin', `x${'y'.repeat(200)}`])(
    'are refused at their field: %s',
    async (approvedScopes) => {
      const form = serverForm(workspace.contributor, { id: server, approvedScopes });
      const result = await registry.get('save-server')!.run({ actor: workspace.architect, now: testNow }, form);
      expect(result.ok ? [] : Object.keys(result.refusal.fields ?? {})).toEqual(['approvedScopes']);
    },
  );
});

describe('a run of the checks tries them', () => {
  let live: BadServer;
  afterEach(() => live.close());

  /** Without TLS, since in operation nobody vouches for the certificate of a test. */
  async function begin(faults: McpFault[], scopes = 'accounts.read accounts.write') {
    live = await startBadServer({ faults: ['http-only', ...faults], now: new Date() });
    await mustRun('save-settings', workspace.admin, { ...settingsForm, allowedHosts: live.allowedHosts.join('\n') });
    await save({ address: live.url, approvedScopes: scopes });
    await set('ask', live.tokens.broad);
  }
  const tryBoth = async () => {
    await set('other-audience', live.tokens.otherAudience);
    await set('fewer-scopes', live.tokens.narrow);
  };
  async function look() {
    const { run } = await mustRun('check-server', workspace.architect, { server });
    await checkServerNow(workspace.workspaceId, run as string, { now: () => testNow, lookup: live.lookup });
    const { results } = (await serverChecks(workspace.viewer, server, null))!;
    const of = (id: string) => results.find(({ check }) => check.id === id)?.result;
    return { C07: of('C07')?.outcome, C08: of('C08')?.outcome, C22: of('C22')?.outcome, of };
  }

  it('and a good server passes C07, C08 and C22, once they are set and the scopes are said', async () => {
    await begin([], '');
    const before = await look();
    expect(before).toMatchObject({ C07: 'not-verified', C08: 'not-verified', C22: 'not-verified' });
    expect(before.of('C07')?.message).toContain('Set one under Checks, Tokens');
    expect(before.of('C08')?.message).toContain('State them under Edit');
    expect(before.of('C22')?.message).toContain('Set one under Checks, Tokens');
    await tryBoth();
    await save({ address: live.url, approvedScopes: 'accounts.read accounts.write' });
    expect(await look()).toMatchObject({ C07: 'pass', C08: 'pass', C22: 'pass' });
    // Each went to the server's own address alone, and stands in nothing that is kept.
    const sent = live.seen.filter(({ headers }) => headers.authorization);
    expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['/mcp']));
    for (const token of Object.values(live.tokens)) {
      expect(sent.some(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true);
    }
    const everything = await inWorkspace(workspace.workspaceId, async (tx) => [
      await tx.event.findMany(),
      await tx.checkRun.findMany(),
      await tx.contract.findMany(),
    ]);
    for (const token of Object.values(live.tokens)) expect(JSON.stringify(everything)).not.toContain(token);
  });

  it('and one that takes a token for another audience fails C07', async () => {
    await begin(['other-audience']);
    await tryBoth();
    expect(await look()).toMatchObject({ C07: 'fail', C08: 'pass', C22: 'pass' });
  });

  it('and one whose token carries what nobody approved fails C08', async () => {
    await begin([], 'accounts.read');
    await tryBoth();
    const found = await look();
    expect(found).toMatchObject({ C07: 'pass', C08: 'fail', C22: 'pass' });
    expect(found.of('C08')?.message).toContain('“accounts.write” is not approved');
    await save({ address: live.url, approvedScopes: 'none' });
    expect((await look()).of('C08')?.findings).toHaveLength(2);
  });

  it('and one that shows everybody all tools fails C22', async () => {
    await begin(['no-scope-filter']);
    await tryBoth();
    expect(await look()).toMatchObject({ C07: 'pass', C08: 'pass', C22: 'fail' });
  });
});
