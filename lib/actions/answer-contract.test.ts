import { beforeAll, describe, expect, it } from 'vitest';
import { contractLimits } from '@/lib/domain/mcp/contract';
import { inIdentity } from '@/lib/db/identity-transaction';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { limitsFor } from '@/lib/identity/throttle';
import { askGate } from '@/lib/queries/gate';
import { manifest, offered } from '@/lib/testing/manifests';
import { makeServer } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { answerContract } from './answer-contract';

let workspace: TestWorkspace;
let server: string;
let name: string;
let token: string;

const made = async (of: TestWorkspace, may: string) =>
  (await mustRun('make-machine-token', of.admin, { name: 'Pipeline', may })) as { id: string; token: string };

beforeAll(async () => {
  workspace = await makeWorkspace();
  name = 'Files of Acme';
  server = await makeServer(workspace, { name, address: '', package: '@acme/files@1.0.0' });
  ({ token } = await made(workspace, 'contracts'));
});

const send = async (body: BodyInit, { by = token, to = name }: { by?: string; to?: string } = {}) => {
  const url = `http://127.0.0.1/api/v1/contracts?server=${encodeURIComponent(to)}`;
  const response = await answerContract(
    new Request(url, { method: 'POST', body, headers: by ? { authorization: `Bearer ${by}` } : {} }),
  );
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
};
type Answer = {
  value?: Record<string, unknown>;
  refusal?: { message: string; fields?: Record<string, string[]> };
};

const contracts = () =>
  inWorkspace(workspace.workspaceId, (tx) =>
    tx.contract.findMany({ where: { serverId: server }, orderBy: { number: 'asc' } }),
  );

describe('a contract that a machine hands in', () => {
  it('is kept as one that was pasted, says what changed, and is told with its token', async () => {
    const first = await send(manifest(), { to: name.toUpperCase() });
    expect(first).toMatchObject({ status: 200, body: { value: { server: name, contract: 1, same: false } } });
    expect((await send(manifest())).body.value).toMatchObject({ contract: 1, same: true, added: [], changed: [] });
    const changed = await send(manifest([offered({ name: 'update_note', description: 'Deletes a note.' })]));
    expect(changed.body.value).toMatchObject({
      contract: 2,
      tools: 1,
      changed: ['update_note'],
      removed: expect.arrayContaining(['get_account']) as unknown,
    });
    const kept = await contracts();
    expect(kept.map(({ source, readById }) => [source, readById])).toEqual([
      ['command', workspace.admin.memberId],
      ['command', workspace.admin.memberId],
    ]);
    const events = await inWorkspace(workspace.workspaceId, (tx) =>
      tx.event.findMany({ where: { chain: workspace.workspaceId, type: 'contract.read' }, orderBy: { seq: 'asc' } }),
    );
    expect(events).toHaveLength(3);
    expect(events[2]).toMatchObject({ actorId: null, data: { token: 'Pipeline', source: 'command', number: 2 } });
    expect(JSON.stringify(events)).not.toContain(token);
  });

  it('is followed by the use cases that call its tools, like any other', async () => {
    const jobs = await inWorkspace(
      workspace.workspaceId,
      (tx) => tx.$queryRaw`select 1 from pgboss.job where name = 'follow-server' and data->>'serverId' = ${server}`,
    );
    expect(jobs).not.toEqual([]);
  });

  it('is refused in words, and then nothing is written', async () => {
    const before = (await contracts()).length;
    const words = async (...sent: Parameters<typeof send>) => {
      const { status, body } = await send(...sent);
      return [status, body.refusal?.message];
    };
    expect(await words(manifest(), { to: 'Nobody knows it' })).toEqual([
      404,
      expect.stringContaining('no server called “Nobody knows it”'),
    ]);
    expect(await words(manifest(), { to: ' ' })).toEqual([400, expect.stringContaining('which server')]);
    expect(await words(manifest(), { to: 'a\0b' })).toEqual([400, expect.stringContaining('which server')]);
    expect((await send('{"tools": 3}')).body.refusal?.fields?.manifest?.join()).toMatch(/no list of tools|expected/);
    expect(await words('not a contract')).toEqual([400, expect.stringContaining('not JSON')]);
    expect(await words(' '.repeat(contractLimits.bytes + 1))).toEqual([413, 'More than 8 MB is not read.']);
    expect((await contracts()).length).toBe(before);
  });

  it('is none of a server that has an address: what it says there itself counts', async () => {
    const reached = await makeServer(workspace, { name: 'Reached over HTTP' });
    expect(await send(manifest(), { to: 'Reached over HTTP' })).toMatchObject({
      status: 422,
      body: { refusal: { message: expect.stringMatching(/^Airworthy reads “Reached over HTTP” itself/) as unknown } },
    });
    const where = { serverId: reached };
    expect(await inWorkspace(workspace.workspaceId, (tx) => tx.contract.count({ where }))).toBe(0);
  });

  it('is refused from a token that hands in too often, which hears how long to wait', async () => {
    const eager = await made(workspace, 'contracts');
    const { subject, failures } = limitsFor.contracts(eager.id);
    await inIdentity((tx) =>
      tx.signInThrottle.create({ data: { subject, failures: failures - 1, windowStart: now() } }),
    );
    expect(await send(manifest(), { by: eager.token })).toMatchObject({ status: 200 });
    const { status, headers, body } = await send(manifest(), { by: eager.token });
    expect([status, body.refusal?.message]).toEqual([429, expect.stringContaining('too often')]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('needs a token of its workspace that may, and that nobody has revoked', async () => {
    expect(await send(manifest(), { by: '' })).toMatchObject({ status: 401 });
    expect(await send(manifest(), { by: 'x'.repeat(43) })).toMatchObject({ status: 401 });
    const gate = await made(workspace, 'gate');
    expect(await send(manifest(), { by: gate.token })).toMatchObject({
      status: 403,
      body: {
        refusal: {
          message:
            'This token may not hand in what a server offers. An admin makes one that may under Settings, Machines.',
        },
      },
    });
    expect(await askGate(token, { useCase: 'GEN-1', tool: 'get_account' })).toBeNull();
    const other = await makeWorkspace();
    const theirs = await made(other, 'contracts');
    expect(await send(manifest(), { by: theirs.token })).toMatchObject({ status: 404 });

    const { id, token: soonRevoked } = await made(workspace, 'contracts');
    expect((await send(manifest(), { by: soonRevoked })).status).toBe(200);
    await mustRun('revoke-machine-token', workspace.admin, { token: id });
    expect(await send(manifest(), { by: soonRevoked })).toMatchObject({
      status: 401,
      body: { refusal: { message: expect.stringContaining('revoked') as unknown } },
    });
  });
});
