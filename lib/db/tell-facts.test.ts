import { expect, test } from 'vitest';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { loadFacts, loadPartialFacts } from './load-facts';
import { lockUseCase } from './lock-use-case';
import { inWorkspace } from './workspace-transaction';

test('everybody in the facts has their name, also of more members than come along', async () => {
  const workspace = await makeWorkspace();
  for (let more = 0; more < 110; more += 1) await workspace.member('viewer');
  // Who comes last is among no hundred that came before.
  const { key, cast, facts } = await makeUseCase(workspace);
  const { id, owners } = await facts();
  const names = Object.values(cast).map(({ name }) => name);
  expect(owners.business?.name).toBe(cast.business.name);
  const read = await inWorkspace(workspace.workspaceId, async (tx) => {
    const [partly] = await loadPartialFacts(tx, [id], []);
    const locked = await lockUseCase(tx, { key }, testNow);
    return [await loadFacts(tx, { key }), partly, locked?.facts];
  });
  for (const one of read) {
    expect(one?.owners).toEqual(owners);
    expect(names).toContain(one?.createdBy.name);
  }
});
