import { expect, it } from 'vitest';
import type { OnEachRequest } from '@/lib/domain/use-case/on-each';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney } from '@/lib/testing/journey';
import { makeWorkspace } from '@/lib/testing/workspace';
import { runOnEach } from './on-each';

async function three() {
  const workspace = await makeWorkspace();
  const journeys = [];
  for (const title of ['Account research', 'Policy lookup', 'Meeting notes']) {
    journeys.push(await makeJourney({ workspace, title }));
  }
  const chosen = await Promise.all(
    journeys.map(async (journey) => ({ useCase: journey.key, version: (await journey.row()).version })),
  );
  const request = (more: Partial<OnEachRequest>): OnEachRequest => ({
    workspace: workspace.slug,
    command: 'move-stage',
    chosen,
    fields: { to: 'parked', reason: 'The budget comes next year.' },
    ...more,
  });
  return { workspace, journeys, chosen, request };
}

it('does it for each with an event of its own, and lists each that refuses with why', async () => {
  const { workspace, journeys, chosen, request } = await three();
  // Somebody edited the second one since it was on the screen.
  await journeys[1]!.assess();
  const result = await runOnEach(workspace.architect, request({}));
  expect(result).toMatchObject({
    ok: true,
    value: {
      done: [chosen[0]?.useCase, chosen[2]?.useCase],
      refused: [{ useCase: chosen[1]?.useCase, refusal: { kind: 'conflict' } }],
    },
  });
  expect(await Promise.all(journeys.map(async (journey) => (await journey.row()).stage))).toEqual([
    'parked',
    'candidate',
    'parked',
  ]);
  expect(await journeys[2]!.lastEvent()).toMatchObject({ type: 'stage.moved', reason: 'The budget comes next year.' });
  expect((await journeys[1]!.events()).map(({ type }) => type)).not.toContain('stage.moved');
});

it('asks of each what its own form would ask', async () => {
  const { workspace, journeys, chosen, request } = await three();
  const nobody = await runOnEach(workspace.viewer, request({}));
  expect(nobody).toMatchObject({ ok: true, value: { done: [] } });
  expect(nobody.ok && nobody.value.refused.map(({ refusal }) => refusal.kind)).toEqual(chosen.map(() => 'forbidden'));
  const silent = await runOnEach(workspace.architect, request({ fields: { to: 'parked' } }));
  expect(silent.ok && silent.value.refused.every(({ refusal }) => refusal.fields?.reason)).toBe(true);
  // Whoever holds another role of one of them is refused there alone.
  const security = journeys[0]!.owners.security.memberId;
  const fields = { role: 'technical', member: security };
  const assigned = await runOnEach(workspace.architect, request({ command: 'assign-owner', fields }));
  expect(assigned).toMatchObject({
    ok: true,
    value: { done: [chosen[1]?.useCase, chosen[2]?.useCase], refused: [{ useCase: chosen[0]?.useCase }] },
  });
});

it('knows nothing of another workspace, of other commands, nor of more than a page', async () => {
  const { workspace, chosen, request } = await three();
  const other = await makeWorkspace();
  const outside = await runOnEach(other.admin, request({}));
  expect(outside.ok && outside.value.refused.map(({ refusal }) => refusal.kind)).toEqual(chosen.map(() => 'not-found'));
  const events = () => inWorkspace(workspace.workspaceId, (tx) => tx.event.count());
  const before = await events();
  for (const wrong of [
    request({ command: 'sign-off' as 'move-stage' }),
    request({ chosen: [] }),
    request({ chosen: Array.from({ length: 51 }, () => chosen[0]!) }),
    request({ fields: { to: { deep: 1 } as unknown as string } }),
  ]) {
    expect(await runOnEach(workspace.architect, wrong)).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
  }
  expect(await events()).toBe(before);
});
