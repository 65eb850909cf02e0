import { expect, it } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { everything, useCaseHistory } from '@/lib/queries/history';
import { othersWork } from '@/lib/queries/others-work';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';
import { removeMember } from './remove-member';

async function waiting(): Promise<Journey> {
  const journey = await makeJourney();
  await journey.prepare('poc');
  await journey.ask('poc');
  return journey;
}

const sign = ({ owners }: Journey) => ({ member: owners.business.memberId, kind: 'sign', ref: 'poc' });
const told = (journey: Journey, memberId: string) =>
  inWorkspace(journey.workspace.workspaceId, (tx) =>
    tx.notification.findMany({ where: { memberId, kind: 'reminded' } }),
  );

it('tells the one who is waited on, once a day, whoever reminds', async () => {
  const journey = await waiting();
  await journey.does('remind', journey.architect, sign(journey));
  expect(await journey.lastEvent()).toMatchObject({ type: 'work.reminded', data: { kind: 'sign', ref: 'poc' } });
  expect(await told(journey, journey.owners.business.memberId)).toMatchObject([
    { thing: 'sign:poc', path: '/sign-offs', text: 'Arne Architect reminds you: sign. For POC, as business owner.' },
  ]);
  expect(await journey.refused('remind', journey.owners.technical, sign(journey))).toMatchObject({
    kind: 'unmet',
    reasons: [{ code: 'reminded' }],
  });
  journey.wait(1);
  await journey.does('remind', journey.owners.technical, sign(journey));
  expect(await told(journey, journey.owners.business.memberId)).toHaveLength(2);
});

it('of two reminders at once one wins', async () => {
  const journey = await waiting();
  const results = await Promise.all([1, 2].map(() => journey.attempt('remind', journey.architect, sign(journey))));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

it('reminds nobody of what does not wait on them, of their own work, or after they have left', async () => {
  const journey = await waiting();
  const { business, security } = journey.owners;
  const refusal = async (actor: typeof business, input: object) =>
    (await journey.refused('remind', actor, input as Record<string, unknown>)).reasons.map(({ code }) => code);
  expect(await refusal(journey.architect, { ...sign(journey), member: security.memberId })).toEqual(['not-waiting']);
  expect(await refusal(business, sign(journey))).toEqual(['own-work']);
  await removeMember.run({ actor: journey.workspace.admin, now: journey.now }, { member: business.memberId });
  expect(await refusal(journey.architect, sign(journey))).toEqual(['left']);
});

it('tells a scorer who has not handed in neither who is missing nor who was reminded', async () => {
  const journey = await makeJourney();
  const { viewer, contributor, architect } = journey.workspace;
  const { technical } = journey.owners;
  const scorers = [viewer, technical].map(({ memberId }) => ({ member: memberId }));
  const { round } = await journey.does<{ round: string }>('save-scoring-round', architect, { scorers });
  const ofViewer = { member: viewer.memberId, kind: 'score', ref: round };
  expect((await journey.refused('remind', technical, ofViewer)).reasons).toMatchObject([{ code: 'not-waiting' }]);
  expect((await othersWork(technical, null))?.items).toEqual([]);
  expect((await othersWork(architect, null))?.items.map(({ kind }) => kind)).toEqual(['score', 'score']);

  await journey.does('remind', architect, ofViewer);
  const types = async (actor: typeof viewer) =>
    (await useCaseHistory(actor, journey.key, everything))?.entries.map(({ type }) => type);
  expect(await types(technical)).not.toContain('work.reminded');
  expect(await types(contributor)).toContain('work.reminded');
  await journey.does('hand-in-assessment', technical, { ratings: ratings() });
  expect(await types(technical)).toContain('work.reminded');
  await journey.does('hand-in-assessment', viewer, { ratings: ratings() });
  expect((await journey.refused('remind', architect, ofViewer)).reasons).toMatchObject([{ code: 'not-waiting' }]);
});
