import { expect, test } from 'vitest';
import { makeJourney, ratings } from '@/lib/testing/journey';
import { ownerRoles } from '@/lib/domain/access/actor';
import { incidentForm } from '@/lib/testing/examples/operation';
import { approve, stateFacts } from '@/lib/testing/steps';
import { makeWorkspace } from '@/lib/testing/workspace';
import { myWork, myWorkCount } from './my-work';

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
    compensatingControl: 'Read every day.',
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

test(
  'a review waits on its business owner as its day comes near, then on each role, then on the business owner',
  { timeout: 180_000 },
  async () => {
    const journey = await makeJourney();
    const { business, security, technical } = journey.owners;
    await journey.prepare('production');
    await approve(journey.useCase, 'production', journey.now);
    await journey.move('production');
    try {
      const dueOn = '2028-01-19';
      process.env.AIRWORTHY_CLOCK = '2028-01-04T23:00:00.000Z';
      expect(await told(business)).toEqual([]);
      process.env.AIRWORTHY_CLOCK = '2028-01-05T01:00:00.000Z';
      expect((await myWork(business))?.items).toMatchObject([{ kind: 'start-review', role: 'business', dueOn }]);
      expect(await told(security)).toEqual([]);
      const { review } = await journey.does('start-review', business);
      expect(await told(business)).toEqual([['attest', '', 'business']]);
      expect((await myWork(security))?.items).toMatchObject([{ kind: 'attest', role: 'security', dueOn }]);
      for (const role of ownerRoles) {
        await journey.does('attest', journey.owners[role], { review, role, answer: 'still-true' });
      }
      expect(await told(security)).toEqual([]);
      expect(await told(business)).toEqual([['conclude-review', '', 'business']]);
      expect(await myWorkCount(business)).toBe(1);
      const conditions = [{ text: 'Train new staff.', owner: technical.memberId, dueOn: '2027-03-01' }];
      const outcome = 'continue-with-conditions';
      await journey.does('conclude-review', business, { review, outcome, conditions });
      expect(await told(business)).toEqual([['start-review', '', 'business']]);
      expect(await told(technical)).toEqual([['review-condition', 'Train new staff.', null]]);
      await journey.does('report-incident', business, incidentForm);
      expect(await told(technical)).toEqual([
        ['review-condition', 'Train new staff.', null],
        ['resolve-incident', incidentForm.title, 'technical'],
      ]);
    } finally {
      delete process.env.AIRWORTHY_CLOCK;
    }
  },
);

test('comes by what is due, the soonest first, then by what holds back the most value, then by what waits longest', async () => {
  const workspace = await makeWorkspace();
  const ask = async (title: string, { dueOn = '', hours = '', days = 0 }) => {
    const journey = await makeJourney({ workspace, title });
    const value = { hoursSavedPerMonth: hours, people: 1, valuePerHour: 1 };
    await stateFacts(journey.useCase, { systems: [journey.systemId], ...value });
    journey.wait(days);
    const scorers = [{ member: workspace.viewer.memberId }];
    await journey.does('save-scoring-round', journey.architect, { scorers, dueOn });
  };
  await ask('Later of unknown value', { days: 2 });
  await ask('Known since yesterday', { days: 1 });
  await ask('Small value', { hours: '1' });
  await ask('Large value', { hours: '50', days: 3 });
  await ask('Due in December', { dueOn: '2026-12-01' });
  await ask('Due in November', { dueOn: '2026-11-21', days: 1 });
  expect((await myWork(workspace.viewer))?.items.map(({ title }) => title)).toEqual([
    'Due in November',
    'Due in December',
    'Large value',
    'Small value',
    'Known since yesterday',
    'Later of unknown value',
  ]);
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
