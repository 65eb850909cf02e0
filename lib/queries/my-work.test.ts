import pg from 'pg';
import { expect, it, test, vi } from 'vitest';
import { addDays, dayOf } from '@/lib/domain/day';
import { workKinds } from '@/lib/domain/work/work';
import { waitingOn } from '@/lib/domain/work/waiting';
import { loadFacts } from '@/lib/db/load-facts';
import { planOnce } from '@/lib/db/plan-once';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { fromWork } from '@/lib/db/work';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';
import { ownerRoles } from '@/lib/domain/access/actor';
import { incidentForm } from '@/lib/testing/examples/operation';
import { approve, planPoc, stateFacts } from '@/lib/testing/steps';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace } from '@/lib/testing/workspace';
import { myWork, waitingCount } from './my-work';

// Work is told as of today, so what runs out is placed around it.
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

const gap = { reason: 'Not yet.', compensatingControl: 'Read every day.' };

const told = async (actor: Parameters<typeof myWork>[0]) =>
  (await myWork(actor))?.items.map(({ kind, ref, about, role }) => [
    kind,
    ['condition', 'review-condition', 'resolve-incident'].includes(kind) ? about : kind === 'score' ? '' : ref,
    role,
  ]);

test('what waits is planned once for each connection, however often it is asked, and nothing else is', async () => {
  const { viewer } = (await makeJourney()).workspace;
  const { workspaceId, memberId } = viewer;
  const plans = await inWorkspace(workspaceId, async (tx) => {
    planOnce(tx);
    for (let time = 0; time < 3; time += 1) {
      await tx.$queryRaw`select count(*)::int as asked_often ${fromWork(tx, new Date(), { memberId })}`;
    }
    return tx.$queryRaw`
      select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements
      where statement like 'select count(*)::int as asked_often%'`;
  });
  expect(plans).toEqual([{ generic: 3, custom: 0 }]);
  const mode = await inWorkspace(workspaceId, (tx) => tx.$queryRaw`select current_setting('plan_cache_mode') as mode`);
  expect(mode).toEqual([{ mode: 'auto' }]);
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  try {
    for (const ask of [myWork, waitingCount]) {
      asked.mockClear();
      await ask(viewer);
      const texts = asked.mock.calls.map(([statement]) => (statement as unknown as { text?: string }).text ?? '');
      const planned = texts.indexOf('set local plan_cache_mode = force_generic_plan');
      expect(planned).toBeGreaterThanOrEqual(0);
      expect(texts.findIndex((text) => text.includes('with held as'))).toBeGreaterThan(planned);
    }
  } finally {
    asked.mockRestore();
  }
});

test('scores wait until they are handed in, and again once they are taken back', async () => {
  const journey = await makeJourney();
  const { viewer } = journey.workspace;
  expect(await told(viewer)).toEqual([]);
  const { round } = await journey.does<{ round: string }>('save-scoring-round', journey.architect, {
    scorers: [{ member: viewer.memberId }],
    dueOn: '2026-12-01',
  });
  expect((await myWork(viewer))?.items).toMatchObject([{ kind: 'score', key: journey.key, dueOn: '2026-12-01' }]);
  expect(await waitingCount(viewer)).toBe(1);
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
  await journey.does('request-waiver', journey.architect, { ...gap, subject: 'SE-3', expiresOn: '2027-01-10' });
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
      const { review } = await journey.does<{ review: string }>('start-review', business);
      expect(await told(business)).toEqual([['attest', review, 'business']]);
      expect((await myWork(security))?.items).toMatchObject([{ kind: 'attest', role: 'security', dueOn }]);
      for (const role of ownerRoles) {
        await journey.does('attest', journey.owners[role], { review, role, answer: 'still-true' });
      }
      expect(await told(security)).toEqual([]);
      expect(await told(business)).toEqual([['conclude-review', review, 'business']]);
      expect(await waitingCount(business)).toBe(1);
      const conditions = [{ text: 'Train new staff.', owner: technical.memberId, dueOn: '2027-03-01' }];
      const outcome = 'continue-with-conditions';
      await journey.does('conclude-review', business, { review, outcome, conditions });
      expect(await told(business)).toEqual([['start-review', 'review', 'business']]);
      // Drills of two years ago have run out, which is another test's.
      const ofReviews = async () => (await told(technical))?.filter(([kind]) => kind !== 'renew-evidence');
      expect(await ofReviews()).toEqual([['review-condition', 'Train new staff.', null]]);
      await journey.does('report-incident', business, incidentForm);
      expect(await ofReviews()).toEqual([
        ['review-condition', 'Train new staff.', null],
        ['resolve-incident', incidentForm.title, 'technical'],
      ]);
    } finally {
      delete process.env.AIRWORTHY_CLOCK;
    }
  },
);

test('comes by what holds back the most value, then by what is due, the soonest first, then by what waits longest', async () => {
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
    'Large value',
    'Small value',
    'Due in November',
    'Due in December',
    'Known since yesterday',
    'Later of unknown value',
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
  const asked = { ...gap, subject: 'SE-3', expiresOn: tomorrow };
  const { waiver } = await journey.does<{ waiver: string }>('request-waiver', technical, asked);
  await journey.does('decide-waiver', security, { waiver, decision: 'approved' });
  expect((await myWork(technical))?.items).toMatchObject([{ kind: 'renew-waiver', ref: 'SE-3', dueOn: tomorrow }]);
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

test('the database and the rule say the same of what waits', { timeout: 180_000 }, async () => {
  const journey = await makeJourney();
  const { architect, owners, workspace } = journey;
  await journey.prepare('poc');
  await approve(journey.useCase, 'poc', journey.now);
  await journey.move('poc');
  await journey.ask('pilot');
  const expiresOn = dayOf(new Date(journey.now.getTime() + 86_400_000));
  for (const item of ['ID-1', 'ID-2']) {
    await journey.does('add-evidence', architect, { item, kind: 'note', title: 'Check', text: 'Fine.', expiresOn });
    await journey.does('submit-item', architect, { item, claim: 'satisfied' });
  }
  await journey.does('confirm-item', owners.technical, { item: 'ID-1' });
  await journey.does('request-waiver', architect, { ...gap, subject: 'SE-3', expiresOn });
  const { waiver } = await journey.does('request-waiver', architect, { ...gap, subject: 'SE-5', expiresOn });
  await journey.does('decide-waiver', owners.security, { waiver, decision: 'approved' });
  await journey.does('save-scoring-round', architect, { scorers: [{ member: workspace.viewer.memberId }] });

  const seen = new Set<string>();
  for (const days of [0, 1.5, 200]) {
    for (const kind of await compared(journey, days)) seen.add(kind);
  }
  expect([...seen].sort()).toEqual(
    ['confirm', 'decide-waiver', 'past-end', 'renew-evidence', 'renew-waiver', 'score', 'sign'].sort(),
  );
});

test('and of what waits in production, on deputies, too', { timeout: 180_000 }, async () => {
  const journey = await makeJourney();
  const { architect, owners, workspace } = journey;
  const { business, technical } = owners;
  await journey.prepare('production');
  const { request } = await journey.ask('production');
  const conditions = [{ text: 'Count for two weeks.', owner: technical.memberId, dueOn: '2027-03-01' }];
  await journey.sign(request, 'business', { decision: 'approve-with-conditions', conditions });
  for (const role of ['technical', 'security', 'data-governance'] as const) await journey.sign(request, role);
  await journey.move('production');
  const absence = { member: business.memberId, deputy: workspace.viewer.memberId, reason: 'On leave.' };
  const days = { startsOn: dayOf(journey.now), endsOn: addDays(dayOf(journey.now), 100) };
  await mustRun('name-deputy', business, { ...absence, ...days }, journey.now);
  const seen = new Set<string>();
  const look = async (...at: number[]) => {
    for (const day of at) for (const kind of await compared(journey, day)) seen.add(kind);
  };
  await look(0, 360);
  expect([...seen]).not.toContain('sign');
  await journey.does('save-tool', architect, { name: 'draft', purpose: 'Drafts', tier: 'draft', dataClasses: 'names' });
  await look(0);
  expect([...seen]).toContain('sign');
  const granted = (await journey.facts()).signOffRequests.at(-1)!.id;
  for (const role of ['technical', 'security', 'data-governance'] as const) await journey.sign(granted, role);
  const { review } = await journey.does<{ review: string }>('start-review', architect);
  await journey.does('attest', technical, { review, role: 'technical', answer: 'still-true' });
  await look(0);
  for (const role of ['business', 'security', 'data-governance'] as const) {
    await journey.does('attest', owners[role], { review, role, answer: 'still-true' });
  }
  await look(0);
  const outcome = 'continue-with-conditions';
  await journey.does('conclude-review', business, { review, outcome, conditions });
  await journey.does('report-incident', business, incidentForm);
  await journey.does('add-evidence', architect, { item: 'TS-1', kind: 'note', title: 'List', text: 'Compared.' });
  await journey.does('assign-owner', architect, { role: 'technical', member: workspace.contributor.memberId });
  await look(0, 200);
  const kinds = ['attest', 'conclude-review', 'condition', 'renew-evidence', 'resolve-incident', 'sign'];
  expect([...seen].sort()).toEqual([...kinds, 'review-condition', 'review-evidence', 'start-review'].sort());
});

it('knows no kind of work that these two leave out', () => {
  expect(workKinds).toHaveLength(14);
});

/** What the rule says waits after so many days, having seen that the database says the same. */
async function compared({ now, workspace, useCase }: Journey, days: number): Promise<string[]> {
  const at = new Date(now.getTime() + days * 86_400_000);
  const { id } = await useCase.facts();
  const [facts, rows] = await inWorkspace(workspace.workspaceId, async (tx) => [
    await loadFacts(tx, { id }, at),
    await tx.$queryRaw<Record<string, unknown>[]>`
      select w.kind, w.ref, w.about, w.role, w.member_id as person, w.due_on::text as "dueOn", coalesce(m.name, '') as "behalfOf"
      ${fromWork(tx, at, {})} left join member m on m.id = w.behalf_of
      where w.use_case_id = ${id}::uuid`,
  ]);
  const ruled = waitingOn(facts!, at).map(({ person, since: _, ...one }) => ({
    behalfOf: '',
    ...one,
    person: person.id,
  }));
  const sorted = (all: Record<string, unknown>[]) =>
    all.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
  expect(sorted(rows)).toEqual(sorted(ruled));
  return ruled.map(({ kind }) => kind);
}

test('nothing of another workspace waits on anybody', async () => {
  const journey = await makeJourney();
  await journey.does('save-scoring-round', journey.architect, {
    scorers: [{ member: journey.workspace.viewer.memberId }],
  });
  const other = await makeWorkspace();
  const impostor = { ...journey.workspace.viewer, workspaceId: other.workspaceId };
  expect(await waitingCount(impostor)).toBe(0);
});
