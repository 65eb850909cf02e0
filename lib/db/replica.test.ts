import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { noFilters } from '@/lib/domain/use-case/list';
import { plainColumns } from '@/lib/domain/use-case/table';
import { matrix } from '@/lib/queries/matrix';
import { portfolio } from '@/lib/queries/portfolio';
import { timeline } from '@/lib/queries/timeline';
import { makeCast, makeUseCase, type Cast } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { replicaProblems } from '@/scripts/database/replica';
import { createDatabase } from '@/scripts/database/template';
import { waitUntil } from '@/scripts/lib/processes';
import { startBackup, takeBackup, temporaryPostgres, type TemporaryPostgres } from '@/scripts/postgres/temporary';
import { furthestBehind } from './replica-lag';
import { inWorkspaceToRead } from './workspace-transaction';

let primary: TemporaryPostgres;
let replica: TemporaryPostgres;
let onReplica: pg.Client;
let workspace: TestWorkspace;
let cast: Promise<Cast>;

// A primary of its own with a streaming replica, and this process's clock, which says how far behind it is.
let ahead = 0;
beforeAll(async () => {
  // What was answered is in the log: else a write could be seen that no replica can have yet.
  primary = await temporaryPostgres({ synchronous_commit: 'on' });
  const { appUrl, adminUrl } = await createDatabase(primary.adminUrl, 'airworthy');
  replica = await startBackup(await takeBackup(primary), { primary });
  const { port } = replica.cluster;
  process.env.DATABASE_URL = appUrl;
  process.env.DATABASE_ADMIN_URL = adminUrl;
  process.env.DATABASE_REPLICA_URL = Object.assign(new URL(appUrl), { port }).toString();
  const server = Object.assign(new URL(replica.superUrl), { pathname: '/airworthy' }).toString();
  onReplica = new pg.Client({ connectionString: server });
  onReplica.on('error', () => undefined);
  await onReplica.connect();
  const clock = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + ahead);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  workspace = await makeWorkspace();
  cast = makeCast(workspace);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await onReplica.end().catch(() => undefined);
  await replica.stop();
  await primary.stop();
});

/** Seconds go by, after which the replica is asked again how far it is. */
const wait = (seconds: number) => (ahead += seconds * 1_000);
const register = async (title: string) => makeUseCase(workspace, { title, cast: await cast });
const counted = async () => {
  const found = await portfolio(workspace.viewer, noFilters);
  return found!.aggregates.stages.reduce((sum, { verified }) => sum + verified, 0);
};
const fromReplica = (workspaceId = workspace.workspaceId) =>
  inWorkspaceToRead(workspaceId, async (tx) => {
    const [{ replica }] = await tx.$queryRaw<[{ replica: boolean }]>`select pg_is_in_recovery() as replica`;
    return replica;
  });
const caughtUp = () =>
  waitUntil(async () => {
    wait(2);
    return (await fromReplica()) && (await inWorkspaceToRead(workspace.workspaceId, async (_, behind) => behind < 1));
  }, 10_000);

it('reads figures from the replica, and every view of them', async () => {
  await register('First');
  expect(await caughtUp()).toBe(true);
  expect(await counted()).toBe(1);
  // While it stands still it shows what was; the write is in the primary alone.
  await onReplica.query('select pg_wal_replay_pause()');
  await register('Second');
  expect(await counted()).toBe(1);
  expect((await matrix(workspace.viewer, noFilters))?.unscored).toBe(1);
  const list = {
    filters: noFilters,
    group: null,
    columns: plainColumns,
    sort: 'updated',
    direction: 'desc',
    after: null,
    before: null,
  } as const;
  expect((await timeline(workspace.viewer, list))?.rows).toHaveLength(1);
});

it('says how old they are, and goes to the primary before that is too much', async () => {
  await portfolio(workspace.viewer, noFilters);
  wait(12);
  const late = await portfolio(workspace.viewer, noFilters);
  expect(late?.secondsBehind).toBeGreaterThan(11);
  expect(await counted()).toBe(1);
  wait(furthestBehind);
  expect((await portfolio(workspace.viewer, noFilters))?.secondsBehind).toBe(0);
  expect(await counted()).toBe(2);
  // What the primary computed is not older than what the replica shows, and what the replica computes is no news to the primary.
  await onReplica.query('select pg_wal_replay_resume()');
  expect(await caughtUp()).toBe(true);
  expect(await counted()).toBe(2);
});

it('does not keep a sum that a transaction under way on the primary is about to change', async () => {
  const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await app.connect();
  await app.query('begin');
  await app.query(`select set_config('app.workspace', $1, true)`, [workspace.workspaceId]);
  await app.query(`update use_case set reported_stage = 'pilot' where title = 'First'`);
  await app.query(
    `insert into event (id, workspace_id, chain, seq, at, actor_name, type, data, previous, hash)
     values (gen_random_uuid(), $1, gen_random_uuid(), 1, now(), 'Test', 'test', '{}', '', '')`,
    [workspace.workspaceId],
  );
  // One that began later has ended, and the replica has seen that when its sums are kept.
  await register('Third');
  expect(await caughtUp()).toBe(true);
  expect(await counted()).toBe(3);
  await app.query('commit');
  await app.end();
  expect(await caughtUp()).toBe(true);
  expect(await counted()).toBe(2);
});

it('is read only, on either server', async () => {
  const { workspaceId } = workspace;
  const write = () =>
    inWorkspaceToRead(workspaceId, (tx) => tx.workspace.update({ where: { id: workspaceId }, data: { name: 'x' } }));
  await expect(write()).rejects.toThrow(/read-only transaction/);
});

it('holds to row-level security', async () => {
  expect(await caughtUp()).toBe(true);
  const other = await makeWorkspace();
  await caughtUp();
  const seen = await inWorkspaceToRead(other.workspaceId, async (tx) => [
    (await tx.$queryRaw<[{ replica: boolean }]>`select pg_is_in_recovery() as replica`)[0].replica,
    await tx.useCase.count(),
    await tx.workspace.count(),
  ]);
  expect(seen).toEqual([true, 0, 1]);
  const bare = new pg.Client({ connectionString: process.env.DATABASE_REPLICA_URL });
  await bare.connect();
  expect((await bare.query('select from use_case')).rowCount).toBe(0);
  await bare.end();
});

it('is checked before serving', async () => {
  const [appUrl, replicaUrl] = [process.env.DATABASE_URL!, process.env.DATABASE_REPLICA_URL!];
  expect(await replicaProblems(appUrl, replicaUrl)).toEqual([]);
  const powerful = Object.assign(new URL(replica.superUrl), { pathname: '/airworthy' }).toString();
  expect((await replicaProblems(appUrl, powerful)).join()).toMatch(/DATABASE_REPLICA_URL bypasses row-level security/);
  expect((await replicaProblems(appUrl, appUrl)).join()).toMatch(/follows no other/);
  const elsewhere = inject('databaseServer');
  expect((await replicaProblems(appUrl, elsewhere)).join()).toMatch(/another database cluster/);
});

it('goes on with the primary when the replica is gone', async () => {
  expect(await caughtUp()).toBe(true);
  await replica.stop();
  await register('Fourth');
  expect(await counted()).toBe(3);
  wait(60);
  const after = await portfolio(workspace.viewer, noFilters);
  expect(after?.secondsBehind).toBe(0);
});
