import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toolWith } from '@/lib/domain/testing/mcp';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { serverChecks } from '@/lib/queries/server-checks';
import { serverHistory } from '@/lib/queries/server';
import { serverToolPage } from '@/lib/queries/server-tools';
import { withReader } from '@/lib/testing/examples/servers';
import { manifest } from '@/lib/testing/manifests';
import { openMcpServer } from '@/lib/testing/mcp-server';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, settingsForm, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { callToolNow, failCall } from './call-tool-now';
import { checkServerNow } from './check-server-now';
import { registry } from './registry';

let real: Awaited<ReturnType<typeof openMcpServer>>;
let workspace: TestWorkspace;
let server: string;
let tool: { id: string; hash: string | null };
beforeAll(async () => {
  real = await openMcpServer({ tools: [toolWith()] });
});
afterAll(() => real.close());
beforeEach(async () => {
  workspace = await makeWorkspace();
  real.state.tools = [toolWith()];
  real.state.calls = [];
  real.state.returns = { result: { content: [], structuredContent: { name: 'Acme GmbH', city: 'Bonn' } } };
  await mustRun('save-settings', workspace.admin, { ...settingsForm, allowedHosts: '127.0.0.1' });
  ({ server, tool } = await withReader(workspace, { address: real.url }));
});

const day = 24 * 60 * 60 * 1000;
const later = (ms: number) => new Date(testNow.getTime() + ms);
const ask = (change: object = {}, now = testNow) =>
  registry
    .get('call-tool')!
    .run(
      { actor: workspace.contributor, now },
      { server, tool: tool.id, hash: tool.hash, arguments: '{"number": "K-4711"}', consent: 'on', ...change },
    );
const asked = async (): Promise<string> => {
  const result = await ask();
  if (!result.ok) throw new Error(result.refusal.message);
  return (result.value as { call: string }).call;
};
const make = (call: string, now = testNow) => callToolNow(workspace.workspaceId, call, { now: () => now });
const declare = () =>
  mustRun('declare-tier', workspace.architect, {
    server,
    tools: [tool.id],
    tier: 'read-only',
    reason: 'Read its code.',
  });
/** What the tool was called with: the checks ask for one that there is not. */
const heard = () => real.state.calls.filter((call) => (call as { name?: string }).name === 'account_lookup');
const calls = async () => (await serverToolPage(workspace.viewer, server, tool.id))!.calls;
const check = async (now = testNow) => {
  const { run } = await mustRun('check-server', workspace.architect, { server });
  await checkServerNow(workspace.workspaceId, run as string, { now: () => now });
  const page = await serverChecks(workspace.viewer, server, null);
  return page!.results.find(({ check: { id } }) => id === 'C17')!.result!;
};

describe('a call that somebody consented to', () => {
  it('is made once, and C17 rests on it from then on', async () => {
    await make(await asked());
    expect(heard()).toEqual([{ name: 'account_lookup', arguments: { number: 'K-4711' } }]);
    expect(await calls()).toMatchObject([
      { state: 'done', parameters: ['number'], fields: ['city', 'name'], problems: [], counts: true },
    ]);
    expect(await check()).toMatchObject({ outcome: 'pass' });
    // For thirty days, and no check calls a tool by itself.
    expect(await check(later(31 * day))).toMatchObject({ outcome: 'not-verified' });
    expect(heard()).toHaveLength(1);
  });

  it('fails C17 by a field that nobody approved', async () => {
    await mustRun('describe-tool', workspace.architect, { server, tool: tool.id, fields: 'name' });
    await make(await asked());
    expect(await check()).toMatchObject({ outcome: 'fail', message: expect.stringContaining('city') });
  });

  it('counts for the definition that was called: a changed tool voids it', async () => {
    await make(await asked());
    real.state.tools = [toolWith({ description: 'Looks up one account by its number; it returns the name.' })];
    await check();
    // That it reads was said of the earlier definition, too.
    await declare();
    expect(await check()).toMatchObject({ outcome: 'not-verified' });
    expect(await calls()).toMatchObject([{ state: 'done', counts: false }]);
  });

  it('leaves nothing behind of what was sent and returned', async () => {
    await make(await asked());
    const kept = await inWorkspace(workspace.workspaceId, async (tx) => [
      ...(await tx.event.findMany()),
      ...(await tx.consentedCall.findMany()),
    ]);
    expect(kept.at(-1)).toMatchObject({ sealed: null, parameters: ['number'] });
    for (const value of ['K-4711', 'Acme GmbH', 'Bonn']) expect(JSON.stringify(kept)).not.toContain(value);
    const [finished, consent] = await serverHistory(workspace.viewer, server);
    expect(finished?.sentence).toMatch(/^Airworthy called account_lookup of CRM server \d+ once, with consent\.$/);
    expect(consent).toMatchObject({ actorId: workspace.contributor.memberId, type: 'tool-call.asked' });
  });

  it('that came to nothing says why, and counts for nothing', async () => {
    real.state.returns = { result: { content: [], isError: true } };
    await make(await asked());
    expect(await calls()).toMatchObject([
      { state: 'failed', problem: expect.stringContaining('answered that it failed') },
    ]);
    expect(await check()).toMatchObject({ outcome: 'not-verified' });
  });

  it('is never made again, where it was interrupted', async () => {
    const call = await asked();
    await inWorkspace(workspace.workspaceId, (tx) =>
      tx.consentedCall.update({ where: { id: call }, data: { state: 'calling', sealed: null } }),
    );
    await make(call);
    await make(call);
    expect(await calls()).toMatchObject([{ state: 'failed', problem: expect.stringContaining('interrupted') }]);
    expect(heard()).toEqual([]);
  });

  it('is not made where it was not begun in time, and the history says so', async () => {
    const call = await asked();
    await make(call, later(11 * 60_000));
    expect(await calls()).toMatchObject([{ state: 'failed', problem: expect.stringContaining('not begun in time') }]);
    expect(heard()).toEqual([]);
    const [finished] = await serverHistory(workspace.viewer, server);
    expect(finished).toMatchObject({ type: 'tool-call.finished' });
  });

  it('whose job fails for good has come to nothing, and bars no other', async () => {
    const call = await asked();
    await failCall(workspace.workspaceId, call, testNow);
    await failCall(workspace.workspaceId, call, testNow);
    const rows = await inWorkspace(workspace.workspaceId, (tx) => tx.consentedCall.findMany());
    expect(rows).toMatchObject([{ state: 'failed', sealed: null, problem: expect.stringContaining('on our side') }]);
    const told = (await serverHistory(workspace.viewer, server)).filter(({ type }) => type === 'tool-call.finished');
    expect(told).toHaveLength(1);
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('is not made where what it rested on was taken back meanwhile', async () => {
    const first = await asked();
    await mustRun('revoke-server', workspace.architect, { server, reason: 'It answers anybody.' });
    await make(first);
    expect(await calls()).toMatchObject([{ state: 'failed', problem: expect.stringContaining('revoked') }]);
    expect(heard()).toEqual([]);
  });
});

describe('call-tool refuses', () => {
  it('what is no argument for it, beside the field', async () => {
    const said = async (text: string) => {
      const result = await ask({ arguments: text });
      return result.ok ? [] : result.refusal.fields?.arguments;
    };
    expect(await said('{"number": ')).toEqual(['This is not JSON: it breaks off before its end.']);
    expect(await said('[1]')).toEqual([expect.stringContaining('one JSON object')]);
    expect(await said('{}')).toEqual(['“number” is missing.']);
    expect(await said('{"number": 4711}')).toEqual(['number: This is number, but should be string.']);
    expect(await said('{"number": "1", "more": 1}')).toEqual(['more: This is not known to the tool.']);
    expect(await ask({ consent: undefined })).toMatchObject({
      refusal: { fields: { consent: [expect.stringContaining('Tick this')] } },
    });
  });

  it('a tool that may do more than read, that is not approved as it is, or whose server is revoked', async () => {
    const unmet = (code: string) => ({ ok: false, refusal: { kind: 'unmet', reasons: [{ code }] } });
    await mustRun('declare-tier', workspace.architect, { server, tools: [tool.id], tier: '' });
    expect(await ask()).toMatchObject(unmet('not-read-only'));
    await declare();
    await mustRun('revoke-server', workspace.architect, { server, reason: 'It answers anybody.' });
    expect(await ask()).toMatchObject(unmet('server-revoked'));
    await mustRun('restore-server', workspace.architect, { server, reason: 'It asks for a token.' });
    const changed = [toolWith({ title: 'Another title' })];
    await mustRun('read-contract', workspace.architect, { server, manifest: manifest(changed) });
    expect(await ask()).toMatchObject({
      ok: false,
      refusal: { reasons: expect.arrayContaining([expect.objectContaining({ code: 'not-approved' })]) },
    });
    expect((await serverToolPage(workspace.viewer, server, tool.id))!.mayNotCall).not.toEqual([]);
  });

  it('a definition that was read anew while somebody looked', async () => {
    expect(await ask({ hash: 'f'.repeat(64) })).toMatchObject({ refusal: { kind: 'conflict' } });
  });

  it('a second call while one is under way, of two at once too, and more than ten within a quarter of an hour', async () => {
    const both = await Promise.all([ask(), ask()]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    // One that was lost bars nobody for good.
    expect(await ask({}, later(11 * 60_000))).toMatchObject({ ok: true });
    const states = await inWorkspace(workspace.workspaceId, (tx) =>
      tx.consentedCall.findMany({ orderBy: { askedAt: 'desc' }, select: { state: true } }),
    );
    expect(states).toEqual([{ state: 'waiting' }, { state: 'failed' }]);
    const [, told] = await serverHistory(workspace.viewer, server);
    expect(told).toMatchObject({ type: 'tool-call.finished' });
    await inWorkspace(workspace.workspaceId, async (tx) => {
      const [row] = await tx.consentedCall.findMany({ where: { state: 'failed' } });
      const rows = Array.from({ length: 10 }, (_, at) => ({ ...row!, id: crypto.randomUUID(), askedAt: later(at) }));
      await tx.consentedCall.updateMany({
        where: { state: 'waiting' },
        data: { state: 'failed', problem: 'Lost.', sealed: null, finishedAt: testNow },
      });
      await tx.consentedCall.createMany({ data: rows });
    });
    expect(await ask({}, later(60_000))).toMatchObject({ refusal: { kind: 'throttled' } });
    expect(await ask({}, later(26 * 60_000))).toMatchObject({ ok: true });
  });
});
