import { expect, it } from 'vitest';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { lockUseCase } from './lock-use-case';
import { newId } from './new-id';
import { inWorkspace } from './workspace-transaction';
import { insertRow } from './write-row';

async function useCase() {
  const workspace = await makeWorkspace();
  const { key } = await makeUseCase(workspace);
  const { workspaceId } = workspace;
  const { id } = await inWorkspace(workspaceId, (tx) => tx.useCase.findFirstOrThrow({ where: { key } }));
  return { id, key, workspaceId };
}

it('whoever waits for a use case sees it as whoever had it left it', async () => {
  const { id, key, workspaceId } = await useCase();
  let waiting: Promise<string[] | undefined> | undefined;
  await inWorkspace(workspaceId, async (tx) => {
    await lockUseCase(tx, { id }, testNow);
    waiting = inWorkspace(workspaceId, async (other) => {
      const locked = await lockUseCase(other, { key }, testNow);
      return locked?.facts.risks.map(({ title }) => title);
    });
    // Until the other is at the lock.
    for (let waits = 0; waits === 0;) {
      await tx.$queryRaw`select pg_stat_clear_snapshot()::text`;
      const [seen] = await tx.$queryRaw<[{ waits: number }]>`
        select count(*)::int as waits from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'select from use_case%'`;
      ({ waits } = seen);
    }
    const what = { id: newId(), workspaceId, useCaseId: id, title: 'Written meanwhile', likelihood: 1, impact: 1 };
    await insertRow(tx, 'risk', { ...what, createdAt: testNow });
  });
  expect(await waiting).toEqual(['Written meanwhile']);
});

it('there is none of another workspace', async () => {
  const { id, key } = await useCase();
  const { workspaceId } = await makeWorkspace();
  const look = (where: { id: string } | { key: string }) =>
    inWorkspace(workspaceId, (tx) => lockUseCase(tx, where, testNow));
  expect(await look({ id })).toBeNull();
  expect(await look({ key })).toBeNull();
});
