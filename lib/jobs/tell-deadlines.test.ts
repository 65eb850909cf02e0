import { expect, test } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney } from '@/lib/testing/journey';
import { tellDeadlines } from './tell-deadlines';

const at = (day: string) => new Date(`${day}T00:10:00Z`);

test('what runs out is told at 80 % and on the day, what is due on its day, each once however often the night runs', async () => {
  const journey = await makeJourney();
  const { workspaceId, viewer } = journey.workspace;
  const { technical, security } = journey.owners;
  const told = (memberId: string) =>
    inWorkspace(workspaceId, async (tx) => {
      const kind = { in: ['runs-out-soon', 'runs-out-today', 'due', 'past-end'] };
      const rows = await tx.notification.findMany({ where: { memberId, kind }, orderBy: { id: 'asc' } });
      return rows.map(({ kind: one, text }) => [one, text]);
    });
  // It is 20 November; eleven days.
  await journey.does('assign-item', journey.architect, { item: 'SE-2', assignee: technical.memberId });
  const proof = { item: 'SE-2', kind: 'note', title: 'Scan', text: 'Clean.', expiresOn: '2026-11-30' };
  await journey.does('add-evidence', journey.architect, proof);
  await journey.does('submit-item', journey.architect, { item: 'SE-2', claim: 'satisfied' });
  await journey.does('confirm-item', security, { item: 'SE-2' });
  await journey.does('save-scoring-round', journey.architect, {
    scorers: [{ member: viewer.memberId }],
    dueOn: '2026-11-25',
  });

  await tellDeadlines(workspaceId, at('2026-11-24'));
  expect(await told(technical.memberId)).toEqual([]);
  for (const day of ['2026-11-29', '2026-11-29', '2026-11-30', '2026-12-01']) {
    await Promise.all([tellDeadlines(workspaceId, at(day)), tellDeadlines(workspaceId, at(day))]);
  }
  expect(await told(technical.memberId)).toEqual([
    ['runs-out-soon', 'What proves SE-2 holds until 30 Nov 2026: renew it.'],
    ['runs-out-today', 'What proves SE-2 holds until 30 Nov 2026; from the day after the item is stale.'],
  ]);
  expect(await told(viewer.memberId)).toEqual([['due', 'Your scores are asked for until 25 Nov 2026.']]);
});

test('what was told half a year ago is dropped', async () => {
  const journey = await makeJourney();
  const { workspaceId } = journey.workspace;
  const count = () => inWorkspace(workspaceId, (tx) => tx.notification.count());
  expect(await count()).toBeGreaterThan(0);
  journey.wait(181);
  await tellDeadlines(workspaceId, journey.now);
  expect(await count()).toBe(0);
});
