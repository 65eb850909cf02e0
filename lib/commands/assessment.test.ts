import { describe, expect, it } from 'vitest';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';

const saved = { ratings: ratings(), submit: false };

let shared: Promise<Journey> | undefined;

describe('save-assessment', () => {
  it('keeps an incomplete draft, which only its author goes on with', async () => {
    const journey = await makeJourney();
    const { architect, owners } = journey;
    const first = await journey.does<{ assessment: string }>('save-assessment', architect, {
      ratings: { 'business-value': { level: '4', rationale: 'Team lead agrees.' } },
      submit: '',
    });
    const [draft] = (await journey.facts()).assessments;
    expect(draft).toMatchObject({ id: first.assessment, state: 'draft', assessor: { id: architect.memberId } });
    expect(draft?.ratings['business-value']).toEqual({ level: 4, rationale: 'Team lead agrees.' });
    expect(draft?.ratings.measurement).toEqual({ level: null, rationale: '' });
    // A draft is nobody else's to read: the trail says only that it was saved.
    const event = await journey.lastEvent();
    expect(event).toMatchObject({ type: 'assessment.saved', data: { submitted: false, modelVersion: 1 } });
    expect(JSON.stringify(event)).not.toContain('Team lead agrees');
    expect(event.data).not.toHaveProperty('changes');

    const own = await journey.does<{ assessment: string }>('save-assessment', owners.technical, saved);
    expect(own.assessment).not.toBe(first.assessment);
    const again = await journey.does<{ assessment: string }>('save-assessment', architect, saved);
    expect(again.assessment).toBe(first.assessment);
    expect((await journey.facts()).assessments).toHaveLength(2);
    expect((await journey.row()).score).toBeNull();
  });

  it('is handed in complete or not at all, with a message for each gap', async () => {
    const journey = await makeJourney();
    const gaps = ratings({ measurement: null });
    gaps['user-group'] = { level: 5, rationale: '   ' };
    const refusal = await journey.refused('save-assessment', journey.architect, { ratings: gaps, submit: true });
    expect(refusal.kind).toBe('invalid');
    expect(refusal.fields).toEqual({
      'ratings.measurement.level': ['Measurement is not rated.'],
      'ratings.user-group.rationale': ['User group has no rationale.'],
    });
    expect((await journey.facts()).assessments).toEqual([]);
  });

  it('tells a second window of the same person, instead of overwriting', async () => {
    const journey = await makeJourney();
    await journey.does('save-assessment', journey.architect, { ...saved, basis: 'none' });
    const refusal = await journey.refused('save-assessment', journey.architect, { ...saved, basis: 'none' });
    expect(refusal.kind).toBe('conflict');
  });

  it.each([
    ['a level beyond 5', { 'business-value': { level: 6, rationale: '' } }],
    ['half a level', { 'business-value': { level: '2.5', rationale: '' } }],
    ['an unknown factor', { charm: { level: 5, rationale: '' } }],
    ['a rationale of 3,000 characters', { measurement: { level: 5, rationale: 'x'.repeat(3000) } }],
  ])('refuses %s', async (_, wrong) => {
    const journey = await (shared ??= makeJourney());
    const refusal = await journey.refused('save-assessment', journey.architect, { ratings: wrong, submit: '' });
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
    const { assessment } = await journey.does<{ assessment: string }>('save-assessment', owners.business, saved);
    expect((await journey.refused('agree-assessment', owners.business, { assessment })).kind).toBe('forbidden');
    // Somebody else's draft does not exist for an architect.
    expect((await journey.refused('agree-assessment', architect, { assessment })).kind).toBe('not-found');
    await journey.does('save-assessment', owners.business, { ...saved, submit: true });
    await journey.does('agree-assessment', workspace.admin, { assessment });
    expect((await journey.refused('agree-assessment', architect, { assessment })).kind).toBe('unmet');

    const own = await journey.does<{ assessment: string }>('save-assessment', architect, {
      ratings: ratings({ measurement: null }),
      submit: '',
    });
    const refusal = await journey.refused('agree-assessment', architect, { assessment: own.assessment });
    expect(refusal.reasons.map(({ code }) => code)).toEqual(['not-rated']);
  });

  it('refuses a tampered version, and of two at once lets one win', async () => {
    const journey = await makeJourney();
    const { assessment } = await journey.does<{ assessment: string }>('save-assessment', journey.architect, saved);
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
