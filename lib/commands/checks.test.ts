import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitsForApproval } from '@/lib/domain/servers/tools';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { seal, tokenOf, unseal } from '@/lib/db/seal';
import { startDueChecks } from '@/lib/jobs/due-checks';
import { serverHistory } from '@/lib/queries/server';
import { serverChecks } from '@/lib/queries/server-checks';
import { serverToolsPage } from '@/lib/queries/server-tools';
import { makeJourney } from '@/lib/testing/journey';
import { crmTools, manifest, offered, writes } from '@/lib/testing/manifests';
import { openMcpServer } from '@/lib/testing/mcp-server';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeServer, serverForm } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, settingsForm, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { attachChecks } from './attach-checks';
import { checkServerNow } from './check-server-now';
import { failCheckRun } from './fail-check-run';
import { registry } from './registry';

const secret = 'tok-3b1f9e7c5d2a';
let workspace: TestWorkspace;
let real: Awaited<ReturnType<typeof openMcpServer>>;
let server: string;
beforeAll(async () => {
  real = await openMcpServer({ tools: crmTools, token: secret });
});
afterAll(() => real.close());
beforeEach(async () => {
  workspace = await makeWorkspace();
  real.state.tools = crmTools;
  real.state.version = '1.0.0';
});

const run = async (id: string): Promise<string> => {
  const { run: runId } = await mustRun('check-server', workspace.architect, { server: id });
  await checkServerNow(workspace.workspaceId, runId as string, { now: () => testNow });
  return runId as string;
};
const outcomes = async (id: string) => {
  const page = await serverChecks(workspace.viewer, id, null);
  return Object.fromEntries(page!.results.map(({ check, result }) => [check.id, result?.outcome]));
};
/** What its owner is offered to approve. */
const approveAll = async (id: string) => {
  const { contract, tools } = (await serverToolsPage(workspace.viewer, id))!;
  const waiting = tools.filter(waitsForApproval).map((tool) => tool.id);
  await mustRun('approve-tools', workspace.contributor, { server: id, contract: contract!.id, tools: waiting });
};
const allow = (hosts: string, more: object = {}) =>
  mustRun('save-settings', workspace.admin, { ...settingsForm, allowedHosts: hosts, ...more });

describe('a server without an address', () => {
  beforeEach(async () => {
    server = await makeServer(workspace, { address: '', package: '@acme/crm@1.2.3' });
  });

  it('is judged by its contract, and what only it could show is not verified', async () => {
    await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
    await run(server);
    const found = await outcomes(server);
    expect(Object.keys(found)).toHaveLength(26);
    expect(found).toMatchObject({ C01: 'not-verified', C03: 'not-verified', C16: 'pass', C19: 'pass' });
    const [told] = await serverHistory(workspace.viewer, server);
    expect(told?.sentence).toMatch(/^Airworthy finished run 1 of the checks of CRM server \d+: \d+ failures?/);
  });

  it('passes again where its owner approved the instructions that alone had changed', async () => {
    const instruct = (instructions: string) =>
      mustRun('read-contract', workspace.architect, { server, manifest: manifest(crmTools, { instructions }) });
    await instruct('Ask before you write.');
    await approveAll(server);
    await instruct('Never ask.');
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C11: 'fail', C12: 'pass' });
    await approveAll(server);
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C11: 'pass', C12: 'pass' });
  });

  it('shows the run that is asked for whatever its age, and the newest that is done', async () => {
    await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
    await run(server);
    await ownerSql(
      `insert into check_run (id, workspace_id, server_id, number, state, started_at, finished_at, checker_version, problem)
      select gen_random_uuid(), workspace_id, server_id, later, 'failed', started_at, finished_at, checker_version, 'Lost.'
      from check_run, generate_series(2, 60) later where server_id = $1`,
      [server],
    );
    const shown = async (number: number | null) => (await serverChecks(workspace.viewer, server, number))!;
    const first = await shown(null);
    expect(first.history.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, at) => 60 - at));
    const rest = (await serverChecks(workspace.viewer, server, null, first.older))!;
    expect(rest.history.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(rest).toMatchObject({ older: null, newest: { number: 60 } });
    for (const number of [null, 1, 60, 61, -1, 10 ** 12]) expect((await shown(number)).run?.number).toBe(1);
    await run(server);
    expect((await shown(null)).run?.number).toBe(61);
    const old = await shown(1);
    expect(old.run).toMatchObject({ number: 1, startedBy: workspace.architect.name });
    expect(old.results.some(({ result }) => result?.outcome === 'pass')).toBe(true);
  });

  it('wants a contract first', async () => {
    const refused = await registry.get('check-server')!.run({ actor: workspace.architect, now: testNow }, { server });
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'unmet' } });
  });
});

describe('a server that answers over HTTP', () => {
  beforeEach(async () => {
    server = await makeServer(workspace, { address: real.url, rhythm: 'daily' });
  });

  it('is not asked in one’s own network, unless an admin allowed its host', async () => {
    await run(server);
    const page = await serverChecks(workspace.viewer, server, null);
    expect(page?.run?.problem).not.toBe('');
    expect((await outcomes(server)).C16).toBe('not-verified');
    expect(await serverToolsPage(workspace.viewer, server)).toMatchObject({ contract: null });

    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C01: 'fail', C03: 'pass', C16: 'pass' });
    expect((await serverToolsPage(workspace.viewer, server))?.tools).toHaveLength(3);
    expect((await serverChecks(workspace.viewer, server, null))?.history.map(({ number }) => number)).toEqual([2, 1]);
    expect((await serverChecks(workspace.viewer, server, 1))?.run?.number).toBe(1);
  });

  it('is held against what the workspace asks for, from the next look on', async () => {
    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C02: 'warn', C26: 'pass' });
    await allow('127.0.0.1', { minimumProtocol: '2026-07-28', contextTokens: '1000' });
    expect(await outcomes(server)).toMatchObject({ C02: 'warn', C26: 'pass' });
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C02: 'fail', C26: 'warn' });
    const page = await serverChecks(workspace.viewer, server, null);
    const said = page?.results.map(({ result }) => result?.message).join();
    expect(said).toContain('the workspace asks for 2026-07-28 or later');
    expect(said).toContain('of the context of 1,000 that the workspace states');
  });

  it('keeps the token to itself: not in a row, an event, or what is read', async () => {
    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    await run(server);
    expect(real.state.heard).toContain(`Bearer ${secret}`);
    const kept = await inWorkspace(workspace.workspaceId, async (tx) => [
      ...(await tx.event.findMany()),
      ...(await tx.checkRun.findMany()),
      ...(await tx.contract.findMany()),
      ...(await tx.serverSecret.findMany({ select: { serverId: true, setAt: true } })),
    ]);
    const page = await serverChecks(workspace.admin, server, null);
    expect(JSON.stringify([kept, page])).not.toContain(secret);
    const row = await inWorkspace(workspace.workspaceId, (tx) => tx.serverSecret.findFirstOrThrow());
    expect(Buffer.from(row.sealed).toString('latin1')).not.toContain(secret);
    expect(unseal(row.sealed, tokenOf(server, real.url, 'ask'))).toBe(secret);
    expect(unseal(row.sealed, tokenOf(workspace.workspaceId, real.url, 'ask'))).toBeNull();
  });

  it('has a token for where it was entered for: another host never gets it', async () => {
    const thief = await openMcpServer({ tools: crmTools });
    try {
      await allow('127.0.0.1');
      const address = async (to: string) =>
        mustRun('save-server', workspace.architect, serverForm(workspace.contributor, { id: server, address: to }));
      await mustRun('set-server-token', workspace.architect, { server, token: secret });
      await address(`${real.url}/v2`);
      expect((await serverChecks(workspace.viewer, server, null))?.tokens).toHaveLength(1);
      await address(thief.url);
      expect((await serverChecks(workspace.viewer, server, null))?.tokens).toEqual([]);
      const [told] = await serverHistory(workspace.viewer, server);
      expect(told?.details).toContainEqual({ label: 'Tokens', before: 'To ask with', after: '–' });
      await run(server);

      // A run that was begun before the address was changed does not take the new token to the old place.
      const { run: begun } = await mustRun('check-server', workspace.architect, { server });
      await address(real.url);
      await mustRun('set-server-token', workspace.architect, { server, token: secret });
      await checkServerNow(workspace.workspaceId, begun as string, { now: () => testNow });
      expect(thief.state.heard.length).toBeGreaterThan(0);
      expect(thief.state.heard.join()).not.toContain(secret);
    } finally {
      await thief.close();
    }
  });

  it('has its limits tried once, in a run in which somebody asked for it', async () => {
    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    const begin = async (input: object) =>
      (await mustRun('check-server', workspace.contributor, { server, ...input })).run as string;
    const carryOut = async (id: string) => {
      const before = real.state.heard.length;
      await checkServerNow(workspace.workspaceId, id, { now: () => testNow });
      return { C23: (await outcomes(server)).C23, requests: real.state.heard.length - before };
    };
    const asked = async (input: object) => carryOut(await begin(input));
    const quiet = await asked({});
    expect(quiet.C23).toBe('not-verified');
    expect(await asked({ limits: 'on' })).toEqual({ C23: 'warn', requests: quiet.requests + 32 });
    // Not a second time, where the process was killed after they were sent.
    const killed = await begin({ limits: 'on' });
    const kill = () => {
      throw new Error('Killed.');
    };
    await expect(checkServerNow(workspace.workspaceId, killed, { now: kill })).rejects.toThrow('Killed.');
    expect(await carryOut(killed)).toEqual(quiet);
    const [, started] = await serverHistory(workspace.viewer, server);
    expect(started?.details).toContainEqual(expect.objectContaining({ after: expect.stringContaining('burst') }));
    // Nor where the server was revoked meanwhile.
    const begun = await begin({ limits: 'on' });
    await mustRun('revoke-server', workspace.architect, { server, reason: 'It answers anybody.' });
    expect(await carryOut(begun)).toEqual(quiet);
    const refused = registry.get('check-server')!;
    expect(await refused.run({ actor: workspace.architect, now: testNow }, { server, limits: 'on' })).toMatchObject({
      refusal: { kind: 'unmet' },
    });
  });

  it('is compared with what was approved: a silent change fails, and says which tool', async () => {
    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    await run(server);
    const page = (await serverToolsPage(workspace.viewer, server))!;
    const tools = page.tools.map(({ id }) => id);
    await mustRun('approve-tools', workspace.contributor, { server, contract: page.contract!.id, tools });
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C11: 'pass', C12: 'pass' });
    real.state.tools = [...crmTools.slice(1), offered({ name: 'get_account', description: 'Reads all accounts.' })];
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C11: 'fail' });
    const changed = (await serverToolsPage(workspace.viewer, server))!.tools.filter(({ state }) => state === 'changed');
    expect(changed.map(({ name }) => name)).toEqual(['get_account']);
  });

  it('is held against what was declared: a tool that got riskier than that fails, one that did not change passes', async () => {
    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C14: 'not-verified' });
    const { tools } = (await serverToolsPage(workspace.viewer, server))!;
    const lower = { server, tools: tools.map(({ id }) => id), tier: 'read-only', reason: 'Its code reads one table.' };
    await mustRun('declare-tier', workspace.architect, lower);
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C14: 'pass' });
    const [first, ...others] = crmTools;
    real.state.tools = [{ ...first, description: 'Deletes one account.', annotations: writes }, ...others];
    await run(server);
    const found = (await serverChecks(workspace.viewer, server, null))!.results.find(({ check }) => check.id === 'C14');
    expect(found?.result).toMatchObject({
      outcome: 'fail',
      findings: [{ tool: 'get_account', message: expect.stringContaining('declared as read-only') }],
    });
    // What was said of the other definition is gone by then: somebody has to declare the tool anew.
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C14: 'not-verified' });
  });

  it('is told from what answered before: a contract that changed under the same version fails', async () => {
    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    const silent = async () => {
      await run(server);
      const { results } = (await serverChecks(workspace.viewer, server, null))!;
      const findings = results.find(({ check }) => check.id === 'C10')?.result?.findings ?? [];
      return findings.some(({ path, outcome }) => path === 'serverInfo.version' && outcome === 'fail');
    };
    expect([await silent(), await silent()]).toEqual([false, false]);
    real.state.tools = crmTools.slice(1);
    expect([await silent(), await silent()]).toEqual([true, false]);
    real.state.tools = crmTools;
    real.state.version = '1.1.0';
    expect(await silent()).toBe(false);
  });

  it('passes again where its owner accepted that a tool is gone', async () => {
    await allow('127.0.0.1');
    await mustRun('set-server-token', workspace.architect, { server, token: secret });
    await run(server);
    await approveAll(server);
    real.state.tools = crmTools.slice(0, 2);
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C11: 'fail', C12: 'warn' });
    await approveAll(server);
    await run(server);
    expect(await outcomes(server)).toMatchObject({ C11: 'pass', C12: 'pass' });
  });

  it('is looked at by one run at a time, begun by a person or by its schedule', async () => {
    const later = new Date(testNow.getTime() + 24 * 60 * 60 * 1000);
    await startDueChecks(workspace.workspaceId, testNow);
    await startDueChecks(workspace.workspaceId, later);
    const { history } = (await serverChecks(workspace.viewer, server, null))!;
    expect(history).toMatchObject([{ number: 1, startedBy: null, state: 'running' }]);
    const again = await registry.get('check-server')!.run({ actor: workspace.admin, now: testNow }, { server });
    expect(again).toMatchObject({ ok: false, refusal: { kind: 'unmet' } });

    await failCheckRun(workspace.workspaceId, history[0]!.id, testNow);
    expect((await serverChecks(workspace.viewer, server, null))?.newest).toMatchObject({ state: 'failed' });
    await startDueChecks(workspace.workspaceId, testNow);
    expect((await serverChecks(workspace.viewer, server, null))?.history).toHaveLength(1);
    await startDueChecks(workspace.workspaceId, later);
    expect((await serverChecks(workspace.viewer, server, null))?.history).toHaveLength(2);
    // One that was lost bars the server for a day, not for good.
    await startDueChecks(workspace.workspaceId, new Date(later.getTime() + 25 * 60 * 60 * 1000));
    const [newest, lost] = (await serverChecks(workspace.viewer, server, null))!.history;
    expect([newest?.state, lost?.state]).toEqual(['running', 'failed']);
  });
});

describe('the checklist of a use case', () => {
  it('gets what a run proved as evidence, once, and loses what a later run refutes', async () => {
    server = await makeServer(workspace, { address: '', package: '@acme/crm@1.2.3' });
    await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
    const page = (await serverToolsPage(workspace.viewer, server))!;
    const tools = page.tools.map(({ id }) => id);
    await mustRun('approve-tools', workspace.contributor, { server, contract: page.contract!.id, tools });
    const journeys = [await makeJourney({ workspace }), await makeJourney({ workspace })];
    for (const journey of journeys) {
      await journey.does('choose-servers', journey.architect, { servers: [server] });
      await journey.does('choose-tools', journey.architect, { tools });
    }
    const [journey] = journeys;
    const attach = async () => attachChecks(workspace.workspaceId, await run(server), testNow);
    const proven = async () => (await journey!.facts()).evidence.map(({ itemId }) => itemId).sort();

    expect(await attach()).toBe(2);
    // Not CM-1, of which C10 could not be verified without an address.
    expect(await proven()).toEqual(['SE-2', 'SE-4', 'TS-1', 'TS-3', 'TS-4']);
    expect(await proven()).not.toContain('ID-2');
    const { evidence, items } = await journey!.facts();
    expect(evidence[0]).toMatchObject({ author: { name: 'Airworthy' }, review: null, expiresOn: '2027-02-18' });
    expect(items.find(({ itemId }) => itemId === 'SE-4')?.state).toBe('in-progress');
    // One piece for both use cases, so that it is read once.
    const pieces = await Promise.all(journeys.map(async (one) => (await one.facts()).evidence[0]?.evidenceId));
    expect(new Set(pieces).size).toBe(1);
    expect(await journey!.lastEvent()).toMatchObject({ type: 'checks.attached', actorName: 'Airworthy' });
    // Another run that says the same disturbs nobody.
    expect(await attach()).toBe(0);

    await mustRun('read-contract', workspace.architect, {
      server,
      manifest: manifest([...crmTools, offered({ name: 'send_all', description: 'Sends a mail.' })]),
    });
    expect(await attach()).toBe(2);
    expect(await proven()).not.toContain('TS-1');
    expect((await journey!.lastEvent()).data.withdrawn).toContain('TS-1');
    // What an earlier run saw does not count once a later one is done, however late its turn comes.
    const { history } = (await serverChecks(workspace.viewer, server, null))!;
    expect(await attachChecks(workspace.workspaceId, history.at(-1)!.id, testNow)).toBe(0);
    expect(await proven()).not.toContain('TS-1');
  });
});

it('attaches to a use case that chooses tools after a run what that run proved, as of the day of the run', async () => {
  server = await makeServer(workspace, { address: '', package: '@acme/crm@1.2.3' });
  await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
  await approveAll(server);
  const runId = await run(server);
  const journey = await makeJourney({ workspace });
  journey.wait(10);
  await journey.does('choose-servers', journey.architect, { servers: [server] });
  const [first] = (await serverToolsPage(workspace.viewer, server))!.tools;
  await journey.does('choose-tools', journey.architect, { tools: [first!.id] });
  const jobs = await ownerSql<{ data: { workspaceId: string; runId: string; useCaseId: string } }>(
    `select data from pgboss.job where name = 'attach-checks' and data ->> 'useCaseId' is not null and data ->> 'runId' = $1`,
    [runId],
  );
  const { id } = await journey.row();
  expect(jobs).toEqual([{ data: { workspaceId: workspace.workspaceId, runId, useCaseId: id } }]);

  const attach = () => attachChecks(workspace.workspaceId, runId, journey.now, id);
  expect(await attach()).toBe(1);
  const { evidence } = await journey.facts();
  expect(evidence.map(({ itemId }) => itemId)).toContain('SE-4');
  expect(evidence.find(({ itemId }) => itemId === 'SE-4')).toMatchObject({ expiresOn: '2027-02-18' });
  expect(await attach()).toBe(0);
  // Nor does it come back to life from the same run.
  journey.wait(80);
  expect(await attach()).toBe(0);
});

it('opens what is sealed only unchanged', () => {
  const sealed = seal('text', 'about');
  expect(unseal(sealed, 'about')).toBe('text');
  for (const place of [0, 15, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[place]! ^= 1;
    expect(unseal(changed, 'about')).toBeNull();
  }
});
