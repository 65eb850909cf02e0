import { expect, test, vi } from 'vitest';
import { notifyUseCase } from '@/lib/db/notify';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { watchedScope } from '@/lib/testing/scopes';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace } from '@/lib/testing/workspace';
import { listen } from './listener';

test('the connection that listens for everybody does not hold the request that was the first to need it', async () => {
  const workspace = await makeWorkspace();
  const { id } = await (await makeUseCase(workspace)).facts();
  const hear = vi.fn();
  const { run, isLetGo } = watchedScope();
  const stop = await run(() => listen(id, hear));
  await isLetGo();
  await inWorkspace(workspace.workspaceId, (tx) => notifyUseCase(tx, id, 'round'));
  await vi.waitFor(() => expect(hear).toHaveBeenCalledWith({ useCaseId: id, kind: 'round' }), { timeout: 10_000 });
  stop();
});
