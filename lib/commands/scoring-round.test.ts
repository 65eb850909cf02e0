import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { factors, type Factor, type Level } from '@/lib/domain/scoring/factors';
import { checkDerived } from '@/lib/db/check-derived';
import { myWork, waitingCount } from '@/lib/queries/my-work';
import { liveScoring } from '@/lib/queries/live-scoring';
import { everything, useCaseHistory } from '@/lib/queries/history';
import { scoreTab } from '@/lib/queries/score-tab';
import { useCaseOverview } from '@/lib/queries/use-case-overview';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';
import { mustRun } from '@/lib/testing/use-case';

type Levels = Partial<Record<Factor, Level | null>>;

/** A journey with a round that asks these; by default two people all six factors. */
async function asked(factorsOf: (readonly Factor[] | undefined)[] = [undefined, undefined]) {
  const journey = await makeJourney();
  const scorers: Actor[] = [];
  for (const index of factorsOf.keys()) scorers.push(await journey.workspace.member('viewer', `Scorer ${index + 1}`));
  const rows = scorers.map(({ memberId }, index) => ({ member: memberId, factors: factorsOf[index] }));
  const { round } = await journey.does<{ round: string }>('save-scoring-round', journey.architect, {
    scorers: rows,
    dueOn: '2026-12-01',
  });
  return { journey, round, scorers: scorers as [Actor, Actor, ...Actor[]] };
}

const handIn = (journey: Journey, actor: Actor, levels: Levels = {}) =>
  journey.does<{ assessment: string }>('hand-in-assessment', actor, { ratings: ratings(levels) });

const marked = (word: string, levels: Levels = {}) =>
  Object.fromEntries(
    Object.entries(ratings(levels)).map(([factor, rating]) => [factor, { ...rating, rationale: `${word} ${factor}` }]),
  );

describe('a scoring round', () => {
  it('goes from asking over reveal and reconciliation to an agreed assessment that keeps its dissent', async () => {
    const { journey, round, scorers } = await asked();
    const { architect } = journey;
    await handIn(journey, scorers[0], { 'action-risk': 2, measurement: 4 });
    await handIn(journey, scorers[1], { measurement: 5 });
    await journey.does('reveal-scoring-round', architect, { round });

    const early = await journey.refused('agree-scoring-round', architect, { round });
    expect(early.reasons).toMatchObject([{ code: 'not-reconciled', message: 'Action risk is rated from 2 to 5.' }]);
    const settle = { round, factor: 'action-risk', level: 3, reason: 'Notes are written, a person approves.' };
    await journey.does('reconcile-factor', architect, settle);
    expect(await journey.lastEvent()).toMatchObject({
      type: 'factor.reconciled',
      reason: settle.reason,
      data: { factor: 'action-risk', level: 3, before: null, low: 2, high: 5 },
    });
    const { assessment } = await journey.does<{ assessment: string }>('agree-scoring-round', architect, { round });

    expect(await journey.row()).toMatchObject({ ratings: [5, 5, 3, 5, 5, 4], verdict: 'strong', modelVersion: 1 });
    const facts = await journey.facts();
    expect(facts.rounds).toMatchObject([{ state: 'agreed', outcomeId: assessment }]);
    const agreed = facts.assessments.find(({ id }) => id === assessment);
    expect(agreed).toMatchObject({ state: 'agreed', roundId: round, assessor: { id: architect.memberId } });
    expect(agreed?.ratings['action-risk'].rationale).toBe(settle.reason);
    expect((await journey.lastEvent()).data).toMatchObject({
      ratings: { 'action-risk': 3, measurement: 4 },
      round: {
        roundId: round,
        dissent: [
          { factor: 'action-risk', person: { name: 'Scorer 1' }, level: 2 },
          { factor: 'action-risk', person: { name: 'Scorer 2' }, level: 5 },
          { factor: 'measurement', person: { name: 'Scorer 2' }, level: 5 },
        ],
      },
    });
    const tab = await scoreTab(journey.workspace.viewer, journey.key);
    expect(tab?.behind.find(({ factor }) => factor === 'action-risk')).toMatchObject({ low: 2, high: 5, level: 3 });
    expect(await checkDerived(journey.workspace.workspaceId)).toMatchObject({ differences: [] });
  });

  it('asks some for some factors, and leaves no factor out', async () => {
    const security: Factor[] = ['data-sensitivity', 'action-risk'];
    const { journey, round, scorers } = await asked([undefined, security]);
    await handIn(journey, scorers[1], { 'business-value': 1, 'action-risk': 4 });
    const own = (await journey.facts()).assessments[0];
    // What was not asked for is not kept, whatever was sent.
    expect(factors.filter((factor) => own?.ratings[factor].level !== null)).toEqual(security);
    const refusal = await journey.refused('reveal-scoring-round', journey.architect, { round, reason: 'In a hurry.' });
    expect(refusal.reasons.map(({ message }) => message)).toHaveLength(4);
    expect(refusal.reasons[0]?.by).toBe('Scorer 1');

    const onlySecurity = [{ member: scorers[1].memberId, factors: security }];
    const lacking = await journey.refused('save-scoring-round', journey.architect, { scorers: onlySecurity });
    expect(lacking.fields?.scorers?.[0]).toMatch(/^Nobody is asked about business value, system complexity/);
  });

  it('is changed while it is open, but not for who has handed in', async () => {
    const { journey, scorers } = await asked();
    await handIn(journey, scorers[0]);
    const third = await journey.workspace.member('contributor', 'Third');
    const row = (actor: Actor, some?: Factor[]) => ({ member: actor.memberId, factors: some });
    const save = (rows: object[], input: object = {}) =>
      journey.attempt('save-scoring-round', journey.architect, { scorers: rows, ...input });
    expect(await save([row(scorers[0]), row(third)])).toMatchObject({ ok: true });
    expect((await journey.facts()).rounds[0]?.scorers.map(({ person }) => person.name)).toEqual(['Scorer 1', 'Third']);
    expect((await journey.lastEvent()).data).toMatchObject({
      created: false,
      changes: [
        { field: 'dueOn', before: '2026-12-01', after: null },
        { field: 'scorers', before: ['Scorer 1', 'Scorer 2'], after: ['Scorer 1', 'Third'] },
      ],
    });
    const told = async (rows: object[], input: object = {}) => {
      const result = await save(rows, input);
      return result.ok ? null : Object.values(result.refusal.fields ?? {}).flat()[0];
    };
    expect(await told([row(third)])).toBe('Scorer 1 has handed in already; that cannot be changed.');
    expect(await told([row(scorers[0], ['measurement']), row(third)])).toMatch(/Scorer 1 has handed in already/);
    expect(await told([row(scorers[0]), row(third), row(third)])).toBe('Choose each person once.');
    expect(await told([])).toBe('Choose who is to score.');
    expect(await told([row(scorers[0])], { dueOn: '2026-01-01' })).toBe('Choose today or a later day.');
    await mustRun('remove-member', journey.workspace.admin, { member: third.memberId });
    // Who was asked and has left since does not stand in the way; who has left is not asked anew.
    expect(await save([row(scorers[0]), row(third)])).toMatchObject({ ok: true });
    expect(await save([row(scorers[0])])).toMatchObject({ ok: true });
    expect(await told([row(scorers[0]), row(third)])).toMatch(/not in the workspace any more/);
  });

  it('is not run by an architect who is asked in it and still blind', async () => {
    const journey = await makeJourney();
    const { architect, workspace } = journey;
    const other = await workspace.member('viewer', 'Other');
    const scorers = [architect, other].map(({ memberId }) => ({ member: memberId }));
    const { round } = await journey.does<{ round: string }>('save-scoring-round', architect, { scorers });
    await handIn(journey, other);
    // Either refusal would tell who has handed in, or not; so both come before anything of it is looked at.
    for (const [name, input] of [
      ['reveal-scoring-round', { round }],
      ['save-scoring-round', { scorers: scorers.slice(0, 1) }],
    ] as const) {
      expect((await journey.refused(name, architect, input)).reasons).toMatchObject([{ code: 'still-blind' }]);
    }
    await handIn(journey, architect);
    await journey.does('reveal-scoring-round', architect, { round });
  });

  it('is over with the use case: of a rejected one nothing is scored any more', async () => {
    const { journey, scorers } = await asked();
    await journey.does('move-stage', journey.architect, { to: 'rejected', reason: 'Too costly.' });
    const refusals = [
      await journey.refused('hand-in-assessment', scorers[0], { ratings: ratings() }),
      await journey.refused('save-scoring-round', journey.architect, { scorers: [] }),
    ];
    for (const { reasons } of refusals) expect(reasons).toMatchObject([{ code: 'ended' }]);
    expect((await myWork(scorers[0]))?.items).toEqual([]);
    expect(await waitingCount(scorers[0])).toBe(0);
  });

  it('goes on without who is missing only for a reason, and takes nobody’s scores afterwards', async () => {
    const { journey, round, scorers } = await asked();
    await handIn(journey, scorers[0]);
    const refusal = await journey.refused('reveal-scoring-round', journey.architect, { round });
    expect(refusal.fields).toEqual({ reason: ['Say why you do not wait for Scorer 2.'] });
    await journey.does('reveal-scoring-round', journey.architect, { round, reason: 'On leave until May.' });
    expect(await journey.lastEvent()).toMatchObject({
      reason: 'On leave until May.',
      data: { missing: [{ name: 'Scorer 2' }] },
    });
    const late = await journey.refused('hand-in-assessment', scorers[1], { ratings: ratings() });
    expect(late.kind).toBe('forbidden');
    const anew = await journey.refused('hand-in-assessment', journey.architect, { ratings: ratings() });
    expect(anew.reasons).toMatchObject([{ code: 'round-revealed' }]);
    expect((await journey.refused('reveal-scoring-round', journey.architect, { round })).reasons).toMatchObject([
      { code: 'round-revealed' },
    ]);
  });

  it('is scored by those who are asked, once, and taken back only by themselves before the reveal', async () => {
    const { journey, round, scorers } = await asked();
    const uninvited = await journey.refused('hand-in-assessment', journey.architect, { ratings: ratings() });
    expect(uninvited.reasons).toMatchObject([{ code: 'not-asked' }]);
    await handIn(journey, scorers[0]);
    const twice = await journey.refused('hand-in-assessment', scorers[0], { ratings: ratings() });
    expect(twice.reasons).toMatchObject([{ code: 'handed-in' }]);
    const why = { round, reason: 'I mixed two tools up.' };
    expect((await journey.refused('reopen-assessment', scorers[1], why)).kind).toBe('forbidden');
    expect((await journey.refused('reopen-assessment', journey.architect, why)).kind).toBe('not-found');
    await journey.does('reopen-assessment', scorers[0], why);
    expect(await journey.lastEvent()).toMatchObject({ type: 'assessment.reopened', reason: why.reason });
    expect((await scoreTab(scorers[0], journey.key))?.form?.isDraft).toBe(true);
    await handIn(journey, scorers[0], { measurement: 1 });
    await handIn(journey, scorers[1]);
    await journey.does('reveal-scoring-round', journey.architect, { round });
    expect((await journey.refused('reopen-assessment', scorers[0], why)).reasons).toMatchObject([
      { code: 'round-revealed' },
    ]);
  });

  it('settles only what differs, between what was rated', async () => {
    const { journey, round, scorers } = await asked();
    await handIn(journey, scorers[0], { 'action-risk': 2 });
    await handIn(journey, scorers[1], { 'action-risk': 4 });
    const settle = (factor: Factor, level: number) =>
      journey.refused('reconcile-factor', journey.architect, { round, factor, level, reason: 'So be it.' });
    expect((await settle('action-risk', 3)).reasons).toMatchObject([{ code: 'round-open' }]);
    await journey.does('reveal-scoring-round', journey.architect, { round });
    expect((await settle('measurement', 3)).reasons).toMatchObject([{ code: 'no-divergence' }]);
    expect((await settle('action-risk', 5)).fields).toEqual({
      level: ['Choose a level from 2 to 4, between what was rated.'],
    });
  });

  it('keeps the gate of Assessed shut, and what one person thinks alone out, while it runs', async () => {
    const { journey, round, scorers } = await asked();
    await journey.does('cancel-scoring-round', journey.architect, { round, reason: 'A trial.' });
    await journey.assess();
    const rows = scorers.map(({ memberId }) => ({ member: memberId }));
    const { round: second } = await journey.does<{ round: string }>('save-scoring-round', journey.architect, {
      scorers: rows,
    });
    const refusal = await journey.refused('move-stage', journey.architect, { to: 'assessed' });
    expect(refusal.reasons).toMatchObject([{ code: 'round-running' }]);
    const agreed = (await journey.facts()).assessments[0]?.id;
    expect(
      (await journey.refused('agree-assessment', journey.architect, { assessment: agreed })).reasons,
    ).toMatchObject([{ code: 'round-running' }]);
    await journey.does('cancel-scoring-round', journey.architect, { round: second, reason: 'The first one stands.' });
    await journey.move('assessed');
  });

  it('lets one of two win who reveal, or agree, at once', async () => {
    const { journey, round, scorers } = await asked();
    for (const scorer of scorers) await handIn(journey, scorer);
    const twice = async (name: string) => {
      const both = [journey.architect, journey.workspace.admin].map((actor) => journey.attempt(name, actor, { round }));
      return (await Promise.all(both)).map(({ ok }) => ok).sort();
    };
    expect(await twice('reveal-scoring-round')).toEqual([false, true]);
    expect(await twice('agree-scoring-round')).toEqual([false, true]);
    expect((await journey.facts()).assessments.filter(({ state }) => state === 'agreed')).toHaveLength(1);
  });

  it('loses nothing of ten scorers who hand in at once', async () => {
    const { journey, round, scorers } = await asked(Array.from({ length: 10 }, () => undefined));
    const before = (await journey.row()).version;
    await Promise.all(
      scorers.map((scorer, index) =>
        journey.does('hand-in-assessment', scorer, {
          ratings: marked(`of ${index}`, { measurement: ((index % 2) + 4) as Level }),
        }),
      ),
    );
    const { assessments, rounds } = await journey.facts();
    expect(rounds[0]?.handedIn).toHaveLength(10);
    for (const [index, scorer] of scorers.entries()) {
      const own = assessments.find(({ assessor }) => assessor.id === scorer.memberId);
      for (const factor of factors) expect(own?.ratings[factor].rationale).toBe(`of ${index} ${factor}`);
    }
    const events = await journey.events();
    expect(events.filter(({ type }) => type === 'assessment.handed-in')).toHaveLength(10);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    // Nobody's open form of the use case is out of date by it.
    expect((await journey.row()).version).toBe(before);
    await journey.does('reveal-scoring-round', journey.architect, { round });
  });
});

describe('blind', () => {
  const told = async (journey: Journey, actor: Actor) =>
    JSON.stringify([
      await scoreTab(actor, journey.key),
      await useCaseOverview(actor, journey.key),
      await useCaseHistory(actor, journey.key, everything),
    ]);

  it('tells a scorer nothing of the others before they have handed in, and nobody the scores before the reveal', async () => {
    const { journey, round, scorers } = await asked([undefined, undefined, undefined]);
    const [early, late] = scorers;
    await journey.does('hand-in-assessment', early, { ratings: marked('ALBATROSS', { measurement: 1 }) });

    for (const actor of [late, journey.architect, journey.workspace.admin, journey.workspace.viewer]) {
      expect(await told(journey, actor)).not.toContain('ALBATROSS');
    }
    const blind = await scoreTab(late, journey.key);
    expect(blind?.round).toMatchObject({ missing: null, spreads: [], unmet: [] });
    expect(blind?.facts.rounds[0]?.handedIn).toBeNull();
    const history = await useCaseHistory(late, journey.key, everything);
    expect(history?.entries.map(({ type }) => type)).not.toContain('assessment.handed-in');
    expect(history?.entries.every(({ seq }) => seq === null)).toBe(true);
    expect(
      (await useCaseOverview(late, journey.key))?.latest.some(({ sentence }) => sentence.includes('handed in')),
    ).toBe(false);
    expect(await liveScoring(late, journey.key)).toMatchObject({ mayKnowProgress: false });
    // Whoever runs the round sees who is missing, and the one who has handed in too.
    for (const actor of [journey.architect, early]) {
      expect((await scoreTab(actor, journey.key))?.round?.missing?.map(({ name }) => name)).toEqual([
        'Scorer 2',
        'Scorer 3',
      ]);
      expect(await liveScoring(actor, journey.key)).toMatchObject({ mayKnowProgress: true });
    }
    await journey.does('reveal-scoring-round', journey.architect, { round, reason: 'Time is up.' });
    for (const actor of [late, journey.workspace.viewer]) expect(await told(journey, actor)).toContain('ALBATROSS');
  });

  it('never shows what was handed in to a round that was given up', async () => {
    const { journey, round, scorers } = await asked();
    await journey.does('hand-in-assessment', scorers[0], { ratings: marked('CORMORANT') });
    await journey.does('cancel-scoring-round', journey.architect, { round, reason: 'The idea has changed.' });
    expect(await told(journey, journey.architect)).not.toContain('CORMORANT');
    expect(await told(journey, scorers[1])).not.toContain('CORMORANT');
    expect((await scoreTab(journey.architect, journey.key))?.waiting).toEqual([]);
  });

  it('hides what one person handed in alone from those who are asked meanwhile', async () => {
    const journey = await makeJourney();
    await journey.does('hand-in-assessment', journey.owners.technical, { ratings: marked('GANNET') });
    expect(await told(journey, journey.architect)).toContain('GANNET');
    const rows = [{ member: journey.workspace.viewer.memberId }];
    const { round } = await journey.does<{ round: string }>('save-scoring-round', journey.architect, { scorers: rows });
    expect(await told(journey, journey.workspace.viewer)).not.toContain('GANNET');
    await handIn(journey, journey.workspace.viewer);
    expect(await told(journey, journey.workspace.viewer)).not.toContain('GANNET');
    await journey.does('reveal-scoring-round', journey.architect, { round });
    expect(await told(journey, journey.workspace.viewer)).toContain('GANNET');
  });
});
