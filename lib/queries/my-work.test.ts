import { expect, test } from 'vitest';
import { dayOf } from '@/lib/domain/day';
import { makeJourney, ratings } from '@/lib/testing/journey';
import { approve, planPoc } from '@/lib/testing/steps';
import { makeWorkspace } from '@/lib/testing/workspace';
import { myWork, myWorkCount } from './my-work';

// Work is told as of today, so what runs out is placed around it.
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

const told = async (actor: Parameters<typeof myWork>[0]) =>
  (await myWork(actor))?.items.map(({ kind, about, role }) => [kind, about, role]);

test('scores wait until they are handed in, and again once they are taken back', async () => {
  const journey = await makeJourney();
  const { viewer } = journey.workspace;
  expect(await told(viewer)).toEqual([]);
  const { round } = await journey.does<{ round: string }>('save-scoring-round', journey.architect, {
    scorers: [{ member: viewer.memberId }],
    dueOn: '2026-12-01',
  });
  expect((await myWork(viewer))?.items).toMatchObject([{ kind: 'score', key: journey.key, dueOn: '2026-12-01' }]);
  expect(await myWorkCount(viewer)).toBe(1);
  await journey.does('hand-in-assessment', viewer, { ratings: ratings() });
  expect(await told(viewer)).toEqual([]);
  await journey.does('reopen-assessment', viewer, { round, reason: 'Two tools mixed up.' });
  expect(await told(viewer)).toEqual([['score', '', null]]);
  await journey.does('cancel-scoring-round', journey.architect, { round, reason: 'Given up.' });
  expect(await told(viewer)).toEqual([]);
});

test('signatures wait on the role they are asked of, until it has decided, and again when they lapse', async () => {
  const journey = await makeJourney();
  await journey.prepare('poc');
  const { business, technical } = journey.owners;
  const { request } = await journey.ask('poc');
  expect(await told(business)).toEqual([['sign', 'poc', 'business']]);
  expect(await told(technical)).toEqual([]);
  await journey.sign(request, 'business');
  expect(await told(business)).toEqual([]);
  await journey.does('save-pilot-group', journey.architect, { pilotGroup: 'Sales in Lyon', pilotSize: 12 });
  expect(await told(business)).toEqual([['sign', 'poc', 'business']]);
});

test('items, waivers and conditions wait on whoever confirms, decides or meets them, never on who asked', async () => {
  const journey = await makeJourney();
  const { security, technical } = journey.owners;
  await journey.does('add-evidence', journey.architect, { item: 'SE-2', kind: 'note', title: 'Scan', text: 'Clean.' });
  await journey.does('submit-item', journey.architect, { item: 'SE-2', claim: 'satisfied' });
  await journey.does('request-waiver', journey.architect, {
    subject: 'SE-3',
    reason: 'Not yet.',
    expiresOn: '2027-01-10',
  });
  expect((await told(security))?.sort()).toEqual([
    ['confirm', 'SE-2', 'security'],
    ['decide-waiver', 'SE-3', 'security'],
  ]);
  expect(await told(technical)).toEqual([]);
  expect(await told(journey.architect)).toEqual([]);
  await journey.prepare('poc');
  const { request } = await journey.ask('poc');
  const conditions = [{ text: 'Count for two weeks.', owner: technical.memberId, dueOn: '2026-12-20' }];
  await journey.sign(request, 'business', { decision: 'approve-with-conditions', conditions });
  expect((await myWork(technical))?.items).toMatchObject([
    { kind: 'condition', about: 'Count for two weeks.', dueOn: '2026-12-20' },
  ]);
});

test('evidence waits on whoever keeps the item once four fifths of its time are over, and until it is submitted anew', async () => {
  const journey = await makeJourney();
  const { technical, security } = journey.owners;
  const proof = { item: 'SE-2', kind: 'note', title: 'Scan', text: 'Clean.' };
  journey.now = daysFromNow(-20);
  await journey.does('assign-item', journey.architect, { item: 'SE-2', assignee: technical.memberId });
  // Of the three weeks that it is good for, one day is left.
  await journey.does('add-evidence', journey.architect, { ...proof, expiresOn: dayOf(daysFromNow(1)) });
  await journey.does('submit-item', journey.architect, { item: 'SE-2', claim: 'satisfied' });
  expect(await told(technical)).toEqual([]);
  await journey.does('confirm-item', security, { item: 'SE-2' });
  expect(await told(technical)).toEqual([['renew-evidence', 'SE-2', null]]);
  expect((await myWork(technical))?.items[0]?.dueOn).toBe(dayOf(daysFromNow(1)));
  expect(await told(journey.architect)).toEqual([]);

  // What came after the confirmation proves nothing before it is confirmed as well.
  journey.wait(1);
  await journey.does('add-evidence', technical, { ...proof, expiresOn: dayOf(daysFromNow(300)) });
  expect(await told(technical)).toEqual([['renew-evidence', 'SE-2', null]]);
  await journey.does('reopen-item', technical, { item: 'SE-2', reason: 'Scanned anew.' });
  expect(await told(technical)).toEqual([]);
  await journey.does('submit-item', technical, { item: 'SE-2', claim: 'satisfied' });
  await journey.does('confirm-item', security, { item: 'SE-2' });
  expect(await told(technical)).toEqual([]);
});

test('a waiver waits on who asked for it before it ends, and a POC on its owners after its last day', async () => {
  const journey = await makeJourney();
  const { security, business, technical } = journey.owners;
  journey.now = daysFromNow(-20);
  const tomorrow = dayOf(daysFromNow(1));
  const asked = { subject: 'SE-3', reason: 'Not yet.', expiresOn: tomorrow };
  const { waiver } = await journey.does<{ waiver: string }>('request-waiver', technical, asked);
  await journey.does('decide-waiver', security, { waiver, decision: 'approved' });
  expect((await myWork(technical))?.items).toMatchObject([{ kind: 'renew-waiver', about: 'SE-3', dueOn: tomorrow }]);
  await journey.does('request-waiver', technical, { ...asked, expiresOn: dayOf(daysFromNow(90)) });
  expect(await told(technical)).toEqual([]);

  // A plan of two days that began a year ago.
  journey.now = new Date('2025-11-20T09:00:00Z');
  await journey.assess();
  await journey.move('assessed');
  await planPoc(journey.useCase, { at: journey.now, days: 2 });
  await approve(journey.useCase, 'poc', journey.now);
  expect((await told(business))?.map(([kind]) => kind)).not.toContain('past-end');
  await journey.move('poc');
  expect(await told(business)).toEqual([['past-end', 'poc', 'business']]);
  expect(await told(technical)).toEqual([['past-end', 'poc', 'technical']]);
  expect((await myWork(business))?.items[0]?.dueOn).toBe('2025-11-29');
});

test('nothing of another workspace waits on anybody', async () => {
  const journey = await makeJourney();
  await journey.does('save-scoring-round', journey.architect, {
    scorers: [{ member: journey.workspace.viewer.memberId }],
  });
  const other = await makeWorkspace();
  const impostor = { ...journey.workspace.viewer, workspaceId: other.workspaceId };
  expect(await myWorkCount(impostor)).toBe(0);
});
