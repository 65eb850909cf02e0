import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '@/lib/live/listener';
import { noFilters } from '@/lib/domain/use-case/list';
import { portfolio } from '@/lib/queries/portfolio';
import { makeCast, makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { startPgBouncer, withoutPgBouncer } from '@/scripts/postgres/pgbouncer';
import { notifyUseCase, type LiveNotice } from './notify';
import { inWorkspace } from './workspace-transaction';

const reason = withoutPgBouncer();
if (reason) console.warn(`Row-level security through a pooler is not tried here: ${reason}.`);

// Ten connections of this process take turns at two to the server, transaction by transaction.
describe.skipIf(reason)('through PgBouncer in transaction mode', () => {
  let stop: () => void;
  let workspaces: TestWorkspace[];

  beforeAll(async () => {
    const pooler = await startPgBouncer(process.env.DATABASE_URL!);
    stop = pooler.stop;
    process.env.DATABASE_LISTEN_URL = process.env.DATABASE_URL;
    process.env.DATABASE_URL = pooler.url;
    workspaces = [await makeWorkspace(), await makeWorkspace(), await makeWorkspace()];
  });
  afterAll(() => stop());

  it('every transaction sees its own workspace, whoever had the connection before', async () => {
    const backends = new Set<number>();
    const look = async ({ workspaceId }: TestWorkspace) => {
      const seen = await inWorkspace(workspaceId, async (tx) => {
        const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>`select pg_backend_pid() as pid`;
        backends.add(pid);
        return (await tx.workspace.findMany({ select: { id: true } })).map(({ id }) => id);
      });
      expect(seen).toEqual([workspaceId]);
    };
    await Promise.all(Array.from({ length: 60 }, (_, index) => look(workspaces[index % workspaces.length]!)));
    expect(backends.size).toBeLessThanOrEqual(2);
  });

  it('nothing of a workspace stays behind on a connection', async () => {
    const bare = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await bare.connect();
    for (let turn = 0; turn < 10; turn += 1) {
      await inWorkspace(workspaces[turn % 3]!.workspaceId, (tx) => tx.member.count());
      const { rows } = await bare.query(
        `select (select count(*)::int from member) as seen, nullif(current_setting('app.workspace', true), '') as workspace`,
      );
      expect(rows).toEqual([{ seen: 0, workspace: null }]);
    }
    await bare.end();
  });

  it('notices are heard on the connection that leads past it', async () => {
    const { workspaceId } = workspaces[0]!;
    let hear: (notice: LiveNotice) => void = () => undefined;
    const heard = new Promise<LiveNotice>((resolve) => (hear = resolve));
    const close = await listen(workspaceId, hear);
    await inWorkspace(workspaceId, (tx) => notifyUseCase(tx, workspaceId, 'round'));
    expect(await heard).toEqual({ useCaseId: workspaceId, kind: 'round' });
    close();
  });

  it('commands and figures work with named statements, which either connection may not know yet', async () => {
    await Promise.all(
      workspaces.map(async (workspace, index) => {
        const cast = await makeCast(workspace);
        for (let made = 0; made <= index; made += 1) await makeUseCase(workspace, { cast });
        const found = await portfolio(workspace.viewer, noFilters);
        expect(found?.aggregates.stages.map(({ verified }) => verified)).toEqual([index + 1]);
      }),
    );
  });
});
