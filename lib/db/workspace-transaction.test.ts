import { expect, it } from 'vitest';
import { makeWorkspace } from '@/lib/testing/workspace';
import { inWorkspace } from './workspace-transaction';

it('knows its own workspace, whatever other transactions begin meanwhile', async () => {
  const [first, second] = [await makeWorkspace(), await makeWorkspace()];
  // Each waits until the other has begun.
  let begun = 0;
  let release = () => {};
  const bothBegun = new Promise<void>((resolve) => {
    release = resolve;
  });
  const look = (workspaceId: string) =>
    inWorkspace(workspaceId, async (tx) => {
      begun += 1;
      if (begun === 2) release();
      await bothBegun;
      const seen = await tx.workspace.findMany({ select: { id: true } });
      return { id: tx.workspaceId, seen: seen.map(({ id }) => id) };
    });
  const ids = [first.workspaceId, second.workspaceId];
  expect(await Promise.all(ids.map(look))).toEqual(ids.map((id) => ({ id, seen: [id] })));
});

it('sees its own workspace alone, however many wait for a connection at the same time', async () => {
  const ids = await Promise.all([1, 2, 3].map(async () => (await makeWorkspace()).workspaceId));
  const asked = Array.from({ length: 150 }, (_, index) => ids[index % ids.length]!);
  const look = (workspaceId: string, index: number) =>
    inWorkspace(workspaceId, async (tx) => {
      // Two at the same time, which Prisma puts together with those of others.
      const [seen, set] = await Promise.all([
        index % 2 === 0
          ? tx.workspace.findMany({ select: { id: true } })
          : tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { id: true } }).then((one) => [one]),
        tx.$queryRaw<[{ set: string }]>`select current_setting('app.workspace') as set`,
      ]);
      return [...seen.map(({ id }) => id), set[0].set];
    });
  expect(await Promise.all(asked.map(look))).toEqual(asked.map((id) => [id, id]));
});
