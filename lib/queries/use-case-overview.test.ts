import { expect, it } from 'vitest';
import { makeJourney } from '@/lib/testing/journey';
import { useCaseTop } from './use-case-head';
import { useCaseOverview } from './use-case-overview';

it('says of each role whether who looks may give it, and why not where they may not', async () => {
  const { key, architect, workspace, owners } = await makeJourney();
  const all = await useCaseOverview(architect, key);
  expect(all?.owners.roles.map(({ holder, mayAssign }) => [holder?.name, mayAssign])).toEqual([
    [owners.business.name, true],
    [owners.technical.name, true],
    [owners.security.name, true],
    [owners['data-governance'].name, true],
  ]);
  expect(all?.owners.cannot).toBeNull();
  const none = await useCaseOverview(workspace.viewer, key);
  expect(none?.owners.roles.map(({ mayAssign }) => mayAssign)).toEqual([false, false, false, false]);
  expect(none?.owners.cannot).toEqual(expect.any(String));
});

it('keeps whom a role was taken from among those who held it', async () => {
  const journey = await makeJourney();
  const { key, architect, owners } = journey;
  await journey.does('assign-owner', architect, { role: 'technical', member: null });
  const page = await useCaseOverview(architect, key);
  expect(page?.owners.roles[1]).toMatchObject({ role: 'technical', holder: null, since: null });
  expect(page?.owners.former).toMatchObject([{ role: 'technical', name: owners.technical.name }]);
});

it('tells its tags with the list that each leads to, and offers the others of the workspace', async () => {
  const journey = await makeJourney();
  const { key, architect, workspace } = journey;
  await journey.does('add-tag', architect, { tag: 'back office' });
  const page = await useCaseOverview(architect, key);
  expect(page?.about.tags).toMatchObject({
    tags: [{ tag: 'back office', query: '?tag=back+office' }],
    offered: [],
    mayEdit: true,
  });
  await journey.does('remove-tag', architect, { tag: 'back office' });
  expect((await useCaseOverview(workspace.viewer, key))?.about).toMatchObject({
    mayEdit: false,
    tags: { tags: [], offered: [], mayEdit: false },
  });
});

it('shows how far the next gate is, and to whom may not move it no other moves', async () => {
  const { key, architect, workspace } = await makeJourney();
  const page = await useCaseOverview(architect, key);
  const { lines = [], mayNot } = page?.nextGate ?? {};
  expect(mayNot).toBeNull();
  expect(lines.every(({ met, reasons }) => met === (reasons.length === 0))).toBe(true);
  const moves = (await useCaseTop(architect, key))?.head.moves;
  expect(moves).toMatchObject({
    gate: { to: 'assessed', met: lines.filter(({ met }) => met).length, of: lines.length },
    onward: { to: 'assessed', kind: 'forward', isBlocked: true, mayMove: true },
  });
  expect(moves?.others.map(({ to }) => to)).toEqual(['parked', 'rejected']);
  const seen = await useCaseOverview(workspace.viewer, key);
  expect(seen?.nextGate?.mayNot).toEqual(expect.any(String));
  expect((await useCaseTop(workspace.viewer, key))?.head.moves).toMatchObject({
    onward: { mayMove: false },
    others: [],
  });
});

it('asks no forecast of what is not on its way', async () => {
  const journey = await makeJourney();
  expect((await useCaseOverview(journey.architect, journey.key))?.forecast).toMatchObject({ measured: 0 });
  await journey.does('move-stage', journey.architect, { to: 'parked', reason: 'Later.' });
  expect((await useCaseOverview(journey.architect, journey.key))?.forecast).toBeNull();
});
