import { describe, expect, it } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';

const scored = { ratings: ratings() };

let shared: Promise<Journey> | undefined;

describe('keep-assessment-draft', () => {
  it('keeps an incomplete draft, which only its author goes on with, beside the trail and the version', async () => {
    const journey = await makeJourney();
    const { architect, owners } = journey;
    const [version, events] = [(await journey.row()).version, (await journey.events()).length];
    const kept = { ratings: { 'business-value': { level: '4', rationale: 'Team lead agrees.' } } };
    await keep(journey, architect, kept);
    const [draft] = (await journey.facts()).assessments;
    expect(draft).toMatchObject({ state: 'draft', roundId: null, assessor: { id: architect.memberId } });
    expect(draft?.ratings['business-value']).toEqual({ level: 4, rationale: 'Team lead agrees.', links: [] });
    expect(draft?.ratings.measurement).toEqual({ level: null, rationale: '', links: [] });

    await keep(journey, owners.technical, scored);
    await keep(journey, architect, scored);
    const all = (await journey.facts()).assessments;
    expect(all.map(({ state }) => state)).toEqual(['draft', 'draft']);
    expect(all.find(({ id }) => id === draft?.id)?.ratings.measurement.level).toBe(5);
    // Nobody who has a form of this use case open is disturbed, and the trail has nothing to tell.
    expect((await journey.row()).version).toBe(version);
    expect(await journey.events()).toHaveLength(events);
    expect((await journey.row()).score).toBeNull();
  });

  it('tells a second window of the same person, instead of overwriting, and gives the basis to go on with', async () => {
    const journey = await makeJourney();
    const first = await keep(journey, journey.architect, { ...scored, basis: 'none' });
    expect((await refusedDraft(journey, { ...scored, basis: 'none' })).kind).toBe('conflict');
    await keep(journey, journey.architect, { ratings: ratings({ measurement: 2 }), basis: first.basis });
    expect((await journey.facts()).assessments[0]?.ratings.measurement.level).toBe(2);
  });

  it('makes one draft of two that are saved at once', async () => {
    const journey = await makeJourney();
    await Promise.all([1, 2, 3, 4].map(() => keep(journey, journey.architect, scored)));
    expect((await journey.facts()).assessments).toHaveLength(1);
  });

  it('is kept while the same person hands in, over and over, and neither waits for ever', async () => {
    const journey = await makeJourney();
    for (const _ of Array.from({ length: 5 })) {
      const [kept, handedIn] = await Promise.all([
        journey.attempt('keep-assessment-draft', journey.architect, scored),
        journey.attempt('hand-in-assessment', journey.architect, scored),
      ]);
      expect([kept.ok, handedIn.ok]).toEqual([true, true]);
    }
    const states = (await journey.facts()).assessments.map(({ state }) => state);
    expect(states.filter((state) => state === 'submitted')).toHaveLength(5);
  });

  it('waits for whoever writes on the use case, such as its author handing in', async () => {
    const journey = await makeJourney();
    const done: string[] = [];
    let kept: Promise<unknown> | undefined;
    await inWorkspace(journey.workspace.workspaceId, async (tx) => {
      await tx.$queryRaw`select from use_case where key = ${journey.key} for no key update`;
      kept = keep(journey, journey.architect, scored).then(() => done.push('kept'));
      const waits = () => tx.$queryRaw<[]>`
        select from pg_stat_activity where wait_event_type = 'Lock' and pg_backend_pid() = any (pg_blocking_pids(pid))`;
      while (done.length === 0 && (await waits()).length === 0);
      done.push('written');
    });
    await kept;
    expect(done).toEqual(['written', 'kept']);
  });

  it('keeps whatever is typed as a link; only handing in wants web addresses', async () => {
    const journey = await makeJourney();
    const linked = (links: string) => ({ ratings: { measurement: { level: 4, rationale: '', links } } });
    await keep(journey, journey.architect, linked('https://wiki.example/plan\nhttp://a.example/b'));
    expect((await journey.facts()).assessments[0]?.ratings.measurement.links).toEqual([
      'https://wiki.example/plan',
      'http://a.example/b',
    ]);
    const wrong = linked('https://wiki.example/plan\njavascript:alert(1)');
    await keep(journey, journey.architect, wrong);
    const refusal = await journey.refused('hand-in-assessment', journey.architect, wrong);
    expect(Object.keys(refusal.fields ?? {})).toEqual(['ratings.measurement.links.1']);
  });
});

const keep = (journey: Journey, actor: Journey['architect'], input: object) =>
  journey.does<{ basis: string }>('keep-assessment-draft', actor, { ...input });
const refusedDraft = (journey: Journey, input: object) =>
  journey.refused('keep-assessment-draft', journey.architect, { ...input });

describe('hand-in-assessment', () => {
  it('freezes what was rated, for the database too', async () => {
    const journey = await makeJourney();
    await keep(journey, journey.architect, { ratings: ratings({ measurement: 2 }) });
    const { assessment } = await journey.does<{ assessment: string }>('hand-in-assessment', journey.architect, scored);
    const all = (await journey.facts()).assessments;
    expect(all).toMatchObject([{ id: assessment, state: 'submitted', submittedAt: journey.now }]);
    expect(all[0]?.ratings.measurement.level).toBe(5);
    const event = await journey.lastEvent();
    expect(event).toMatchObject({ type: 'assessment.handed-in', data: { assessmentId: assessment, roundId: null } });
    expect(JSON.stringify(event)).not.toContain('Because of');
    await expect(
      inWorkspace(journey.workspace.workspaceId, (tx) =>
        tx.rating.updateMany({ where: { assessmentId: assessment }, data: { level: 1 } }),
      ),
    ).rejects.toThrow(/frozen/);
  });

  it('is complete or not at all, with a message for each gap', async () => {
    const journey = await makeJourney();
    const gaps = ratings({ measurement: null });
    gaps['user-group'] = { level: 5, rationale: '   ' };
    const refusal = await journey.refused('hand-in-assessment', journey.architect, { ratings: gaps });
    expect(refusal.kind).toBe('invalid');
    expect(refusal.fields).toEqual({
      'ratings.measurement.level': ['Measurement is not rated.'],
      'ratings.user-group.rationale': ['User group has no rationale.'],
    });
    expect((await journey.facts()).assessments).toEqual([]);
  });

  it.each([
    ['a level beyond 5', { 'business-value': { level: 6, rationale: '' } }],
    ['half a level', { 'business-value': { level: '2.5', rationale: '' } }],
    ['an unknown factor', { charm: { level: 5, rationale: '' } }],
    ['a rationale of 3,000 characters', { measurement: { level: 5, rationale: 'x'.repeat(3000) } }],
  ])('refuses %s', async (_, wrong) => {
    const journey = await (shared ??= makeJourney());
    const refusal = await journey.refused('hand-in-assessment', journey.architect, { ratings: wrong });
    expect(refusal.kind).toBe('invalid');
    expect(Object.keys(refusal.fields ?? {})).toHaveLength(1);
  });
});

describe('agree-assessment', () => {
  it('makes score and verdict, and supersedes what counted before', async () => {
    const journey = await makeJourney();
    const first = await journey.assess({ 'business-value': 4, measurement: 4 });
    expect(await journey.row()).toMatchObject({ score: 92, verdict: 'strong', ratings: [4, 5, 5, 5, 5, 4] });
    expect(await journey.lastEvent()).toMatchObject({
      type: 'assessment.agreed',
      data: { assessmentId: first, verdict: 'strong', superseded: null },
    });

    const second = await journey.assess({ 'action-risk': 1 });
    expect(await journey.row()).toMatchObject({ score: 83, verdict: 'not-first', riskRating: 1 });
    const states = (await journey.facts()).assessments.map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(states)).toEqual({ [first]: 'superseded', [second]: 'agreed' });
    expect((await journey.lastEvent()).data.superseded).toBe(first);
  });

  it('is an architect’s to do, on a complete assessment that is theirs to see', async () => {
    const journey = await makeJourney();
    const { architect, owners, workspace } = journey;
    await keep(journey, owners.business, scored);
    const assessment = (await journey.facts()).assessments[0]?.id;
    expect((await journey.refused('agree-assessment', owners.business, { assessment })).kind).toBe('forbidden');
    // Somebody else's draft does not exist for an architect.
    expect((await journey.refused('agree-assessment', architect, { assessment })).kind).toBe('not-found');
    await journey.does('hand-in-assessment', owners.business, scored);
    await journey.does('agree-assessment', workspace.admin, { assessment });
    expect((await journey.refused('agree-assessment', architect, { assessment })).kind).toBe('unmet');

    await keep(journey, architect, { ratings: ratings({ measurement: null }) });
    const own = (await journey.facts()).assessments.find(({ state }) => state === 'draft');
    const refusal = await journey.refused('agree-assessment', architect, { assessment: own?.id });
    expect(refusal.reasons.map(({ code }) => code)).toEqual(['not-handed-in']);
  });

  it('refuses a tampered version, and of two at once lets one win', async () => {
    const journey = await makeJourney();
    const { assessment } = await journey.does<{ assessment: string }>('hand-in-assessment', journey.architect, scored);
    expect((await journey.refused('agree-assessment', journey.architect, { assessment, version: 1 })).kind).toBe(
      'conflict',
    );
    const { version } = await journey.facts();
    const both = await Promise.all([
      journey.attempt('agree-assessment', journey.architect, { assessment, version }),
      journey.attempt('agree-assessment', journey.workspace.admin, { assessment, version }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});
