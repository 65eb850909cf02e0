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
