import { expect, it } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { commentsOf } from '@/lib/queries/comments';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { removeMember } from './remove-member';

const said = async (journey: Journey) =>
  (await commentsOf(journey.architect, (await journey.row()).id, { on: 'use-case' })).comments;
const mentions = (journey: Journey, memberId: string) =>
  inWorkspace(journey.workspace.workspaceId, (tx) => tx.notification.count({ where: { memberId, kind: 'mentioned' } }));

it('is said without disturbing who is at work, tells whom it names, and keeps what it said before', async () => {
  const journey = await makeJourney();
  const { viewer } = journey.workspace;
  const { security } = journey.owners;
  const { version } = await journey.row();
  const { comment } = await journey.does('add-comment', viewer, { body: `@${security.name}, is it safe?` });
  expect(await journey.row()).toMatchObject({ version });
  expect(await journey.lastEvent()).toMatchObject({
    type: 'comment.added',
    data: { body: '@Sam Security, is it safe?' },
  });
  expect(await mentions(journey, security.memberId)).toBe(1);

  journey.wait(1);
  const body = `@${security.name} and @${journey.owners.business.name}, is it safe?`;
  await journey.does('edit-comment', viewer, { comment, body });
  expect(await said(journey)).toMatchObject([{ body, editedAt: journey.now, removed: false }]);
  const { data } = await journey.lastEvent();
  expect(data).toMatchObject({
    changes: [{ field: 'body', before: '@Sam Security, is it safe?', after: body }],
    mentioned: [{ name: 'Bea Business' }],
  });
  // Whom it named before is not told again.
  expect(await mentions(journey, security.memberId)).toBe(1);
  expect(await mentions(journey, journey.owners.business.memberId)).toBe(1);
  expect(await journey.refused('edit-comment', viewer, { comment, body })).toMatchObject({ kind: 'unmet' });
});

it('is changed by its author alone, and removed by its author or an admin', async () => {
  const journey = await makeJourney();
  const { viewer, admin } = journey.workspace;
  const { comment } = await journey.does('add-comment', viewer, { body: 'Not good.' });
  for (const other of [journey.architect, admin]) {
    expect(await journey.refused('edit-comment', other, { comment, body: 'Good.' })).toMatchObject({
      kind: 'forbidden',
    });
  }
  expect(await journey.refused('remove-comment', journey.architect, { comment })).toMatchObject({ kind: 'forbidden' });
  await journey.does('remove-comment', admin, { comment, reason: 'Rude.' });
  expect(await said(journey)).toMatchObject([{ body: '', removed: true, mayEdit: false, mayRemove: false }]);
  expect(await journey.lastEvent()).toMatchObject({ type: 'comment.removed', reason: 'Rude.' });
  expect(await journey.refused('edit-comment', viewer, { comment, body: 'Good.' })).toMatchObject({
    kind: 'not-found',
  });
  expect(await journey.refused('remove-comment', viewer, { comment })).toMatchObject({ kind: 'not-found' });
});

it('stands on an item or on a risk of the use case, and on nobody else’s', async () => {
  const journey = await makeJourney();
  const other = await makeJourney({ workspace: journey.workspace });
  const risk = { title: 'Stale answers', likelihood: 2, impact: 2, mitigation: '' };
  const { id: riskId } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
  await journey.does('add-comment', journey.architect, { body: 'Look.', risk: riskId });
  await journey.does('add-comment', journey.architect, { body: 'Look.', item: 'ID-1' });
  const { id } = await journey.row();
  expect((await commentsOf(journey.architect, id, { on: 'risks' })).comments).toMatchObject([{ riskId }]);
  expect((await commentsOf(journey.architect, id, { on: 'item', itemId: 'ID-1' })).comments).toHaveLength(1);
  expect(await said(journey)).toEqual([]);
  expect(await other.refused('add-comment', journey.architect, { body: 'Look.', risk: riskId })).toMatchObject({
    kind: 'not-found',
  });
  expect(
    await journey.refused('add-comment', journey.architect, { body: 'Look.', risk: riskId, item: 'ID-1' }),
  ).toMatchObject({
    fields: { item: [expect.any(String)] },
  });
});

it('of two removals at once one wins', async () => {
  const journey = await makeJourney();
  const { comment } = await journey.does('add-comment', journey.architect, { body: 'Once.' });
  const results = await Promise.all(
    [1, 2].map(() => journey.attempt('remove-comment', journey.architect, { comment })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

it('tells nobody who has left', async () => {
  const journey = await makeJourney();
  const gone = await journey.workspace.member('viewer', 'Gus Gone');
  await removeMember.run({ actor: journey.workspace.admin, now: journey.now }, { member: gone.memberId });
  await journey.does('add-comment', journey.architect, { body: '@Gus Gone?', mentions: [gone.memberId] });
  expect(await mentions(journey, gone.memberId)).toBe(0);
});
