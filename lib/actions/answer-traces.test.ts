import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { limitsFor } from '@/lib/identity/throttle';
import { inIdentity } from '@/lib/db/identity-transaction';
import { now } from '@/lib/env';
import { checkServerNow } from '@/lib/commands/check-server-now';
import { serverHistory } from '@/lib/queries/server';
import { serverChecks } from '@/lib/queries/server-checks';
import { manifest } from '@/lib/testing/manifests';
import { makeServer } from '@/lib/testing/servers';
import { exported } from '@/lib/domain/testing/spans';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { answerTraces } from './answer-traces';

let workspace: TestWorkspace;
let server: string;
let token: { id: string; token: string };

const made = async (of: TestWorkspace, may = 'telemetry') =>
  (await mustRun('make-machine-token', of.admin, { name: 'Collector', may })) as { id: string; token: string };
const host = { 'server.address': 'traced.example.com', 'server.port': 443 };
const traced = (span: Parameters<typeof exported>[1] = {}) =>
  exported(now(), { ...span, attributes: { ...host, ...span?.attributes } });

beforeAll(async () => {
  workspace = await makeWorkspace();
  server = await makeServer(workspace, { address: 'https://traced.example.com/mcp' });
  token = await made(workspace);
});

async function send(
  body: unknown,
  { by = token.token, headers = {} }: { by?: string; headers?: Record<string, string> } = {},
) {
  const response = await answerTraces(
    new Request('http://127.0.0.1/api/v1/traces', {
      method: 'POST',
      body: body instanceof Uint8Array ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(by && { authorization: `Bearer ${by}` }), ...headers },
    }),
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const kept = (of = workspace) => inWorkspace(of.workspaceId, (tx) => tx.serverTelemetry.findMany());
const told = async () =>
  (await serverHistory(workspace.viewer, server)).filter(({ type }) => type === 'telemetry.changed');

describe('traces that a collector sends', () => {
  it('leave facts of the server, and no span: who has the checks made is told', async () => {
    expect(await send(traced())).toMatchObject({ status: 200, body: {} });
    expect(await send(traced())).toMatchObject({ status: 200, body: {} });
    expect(await kept()).toMatchObject([{ serverId: server, findings: [] }]);
    // Once, however often they come.
    expect((await told()).map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Airworthy was sent traces of calls of CRM server \d+, with the token "Collector"/),
    ]);

    const leaky = traced({ attributes: { 'gen_ai.tool.call.arguments': '{"iban":"DE0212"}', 'user.id': '' } });
    expect(await send(gzipSync(JSON.stringify(leaky)), { headers: { 'content-encoding': 'gzip' } })).toMatchObject({
      status: 200,
    });
    const rows = [...(await kept()), ...(await inWorkspace(workspace.workspaceId, (tx) => tx.event.findMany()))];
    for (const value of ['DE0212', 'iban', 'u-42', 'get_account']) expect(JSON.stringify(rows)).not.toContain(value);
    const [news] = await told();
    expect(news?.details).toEqual([
      { label: 'Missing attributes', after: 'user.id' },
      { label: 'Stands in them', after: 'a payload in gen_ai.tool.call.arguments' },
    ]);
  });

  it('are what C24 rests on, for a server without an address too', async () => {
    const other = await makeServer(workspace, { address: '', package: '@acme/files@1.0.0', name: 'Files of Acme' });
    await mustRun('read-contract', workspace.architect, { server: other, manifest: manifest() });
    const check = async () => {
      const { run } = await mustRun('check-server', workspace.architect, { server: other });
      await checkServerNow(workspace.workspaceId, run as string, { now });
      const page = await serverChecks(workspace.viewer, other, null);
      return page!.results.find(({ check: { id } }) => id === 'C24')!.result;
    };
    expect(await check()).toMatchObject({ outcome: 'not-verified' });
    await send(exported(now(), { attributes: { 'mcp.server.name': 'files of acme' } }));
    expect(await check()).toMatchObject({ outcome: 'pass' });
    await send(exported(now(), { attributes: { 'mcp.server.name': 'files of acme', 'output.value': 'x' } }));
    expect(await check()).toMatchObject({ outcome: 'fail', findings: [{ excerpt: 'a payload in output.value' }] });
  });

  it('of no registered server are told apart, and other spans passed over', async () => {
    const stranger = exported(now(), { attributes: { 'server.address': 'elsewhere.example.com' } });
    expect(await send(stranger)).toMatchObject({
      status: 200,
      body: { partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringContaining('no registered server') } },
    });
    const listing = exported(now(), { attributes: { 'mcp.method.name': 'tools/list' }, name: 'tools/list' });
    expect(await send(listing)).toMatchObject({ status: 200, body: {} });
    expect(await send({ resourceSpans: [] })).toMatchObject({ status: 200, body: {} });
  });

  it('of two at once leave the later call and one event', async () => {
    const twin = await makeServer(workspace, { address: 'https://twin.example.com/mcp' });
    const at = (ago: number) =>
      exported(new Date(now().getTime() - ago), { attributes: { 'server.address': 'twin.example.com' } });
    await Promise.all([send(at(5_000)), send(at(60_000)), send(at(30_000))]);
    const row = (await kept()).find(({ serverId }) => serverId === twin);
    expect(now().getTime() - (row?.lastCallAt.getTime() ?? 0)).toBeLessThan(29_000);
    const events = (await serverHistory(workspace.viewer, twin)).filter(({ type }) => type === 'telemetry.changed');
    expect(events).toHaveLength(1);
  });
});

describe('it refuses', () => {
  it('who has no token that may, before it reads anything', async () => {
    expect(await send(traced(), { by: '' })).toMatchObject({ status: 401 });
    expect(await send(traced(), { by: 'x'.repeat(43) })).toMatchObject({ status: 401 });
    const gateway = await made(workspace, 'gate');
    expect(await send('no JSON', { by: gateway.token })).toMatchObject({ status: 403 });
    const revoked = await made(workspace);
    await mustRun('revoke-machine-token', workspace.admin, { token: revoked.id });
    expect(await send(traced(), { by: revoked.token })).toMatchObject({ status: 401 });
  });

  it('traces of another workspace’s servers', async () => {
    const other = await makeWorkspace();
    expect(await send(traced(), { by: (await made(other)).token })).toMatchObject({
      body: { partialSuccess: { rejectedSpans: '1' } },
    });
    expect(await kept(other)).toEqual([]);
  });

  it.each([
    ['another encoding', 415, traced(), { 'content-type': 'application/x-protobuf' }],
    ['what is no JSON', 400, '{"resourceSpans": [', {}],
    ['what is no such request', 400, { logs: [] }, {}],
    ['more than is read', 413, ' '.repeat(1024 * 1024 + 1), {}],
    ['what unpacks to more than is read', 400, gzipSync(Buffer.alloc(9 * 1024 * 1024)), { 'content-encoding': 'gzip' }],
    ['what is packed otherwise', 400, traced(), { 'content-encoding': 'br' }],
  ])('%s', async (_what, status, body, headers: Record<string, string>) => {
    const answer = await send(body, { headers });
    expect(answer).toMatchObject({ status, body: { message: expect.any(String) } });
  });

  it('more spans than are read, and says what the collector should set', async () => {
    const spans = Array.from({ length: 20_001 }, () => ({ name: 'tools/call', endTimeUnixNano: '1' }));
    const many = gzipSync(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }));
    expect(await send(many, { headers: { 'content-encoding': 'gzip' } })).toMatchObject({
      status: 413,
      body: { message: expect.stringMatching(/^More than 20,000 spans, or 50,000 attributes .*send_batch_max_size/) },
    });
  });

  it('a token that sends too often, and says how long to wait', async () => {
    const eager = await made(workspace);
    const { subject, failures } = limitsFor.telemetry(eager.id);
    await inIdentity((tx) => tx.signInThrottle.create({ data: { subject, failures, windowStart: now() } }));
    const answer = await send(traced(), { by: eager.token });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60);
  });
});
