import { beforeAll, describe, expect, it } from 'vitest';
import { makeJourney, type Journey } from '@/lib/testing/journey';

const risk = { title: 'A wrong answer is believed', likelihood: '3', impact: '5', mitigation: '' };
const reason = 'The pilot is small, and sources are shown.';

async function withRisk(): Promise<{ journey: Journey; id: string }> {
  const journey = await makeJourney();
  const { id } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
  return { journey, id };
}
const only = async (journey: Journey) => (await journey.facts()).risks[0];

// Refusals leave it as it is, so they share it.
let unchanged: Journey;
beforeAll(async () => {
  unchanged = await makeJourney();
});

describe('save-risk', () => {
  it('adds a risk and judges it anew', async () => {
    const { journey, id } = await withRisk();
    expect(await only(journey)).toMatchObject({ id, likelihood: 3, impact: 5, acceptance: null, closedAt: null });
    await journey.does('save-risk', journey.architect, {
      ...risk,
      id,
      likelihood: 1,
      mitigation: 'Sources are shown.',
    });
    expect((await journey.lastEvent()).data).toMatchObject({
      created: false,
      changes: [
        { field: 'likelihood', before: 3, after: 1 },
        { field: 'mitigation', before: '', after: 'Sources are shown.' },
      ],
    });
  });

  it.each([
    ['likelihood', '6'],
    ['impact', '0'],
    ['title', 'x'],
    ['mitigation', 'x'.repeat(2001)],
  ])('refuses a wrong %s at its field', async (field, value) => {
    const refusal = await unchanged.refused('save-risk', unchanged.architect, { ...risk, [field]: value });
    expect(Object.keys(refusal.fields ?? {})).toEqual([field]);
  });
});

describe('accept-risk', () => {
  it('is the business owner’s alone, with a reason that the trail keeps', async () => {
    const { journey, id } = await withRisk();
    for (const actor of [journey.architect, journey.workspace.admin, journey.owners.security]) {
      expect((await journey.refused('accept-risk', actor, { id, reason })).kind).toBe('forbidden');
    }
    const silent = await journey.refused('accept-risk', journey.owners.business, { id, reason: '' });
    expect(silent.fields).toHaveProperty('reason');
    await journey.does('accept-risk', journey.owners.business, { id, reason });
    expect(await only(journey)).toMatchObject({ acceptance: { by: { name: 'Bea Business' }, reason } });
    expect(await journey.lastEvent()).toMatchObject({ type: 'risk.accepted', reason });
    const again = await journey.refused('accept-risk', journey.owners.business, { id, reason });
    expect(again.reasons[0]?.code).toBe('already-accepted');
  });

  it('goes stale with another rating for good, stays with a better mitigation, and is given anew', async () => {
    const { journey, id } = await withRisk();
    await journey.does('accept-risk', journey.owners.business, { id, reason });
    await journey.does('save-risk', journey.architect, { ...risk, id, mitigation: 'Sources are shown.' });
    expect((await only(journey))?.acceptance).toMatchObject({ staleAt: null });
    await journey.does('save-risk', journey.architect, { ...risk, id, likelihood: 5 });
    const stale = { by: { name: 'Bea Business' }, reason, likelihood: 3, impact: 5, staleAt: journey.now };
    expect((await only(journey))?.acceptance).toMatchObject(stale);
    const { changes } = (await journey.lastEvent()).data as { changes: unknown[] };
    expect(changes).toContainEqual({ field: 'acceptance', before: 'By Bea Business', after: 'By Bea Business, stale' });
    // The old rating does not bring it back.
    await journey.does('save-risk', journey.architect, { ...risk, id });
    expect((await only(journey))?.acceptance).toMatchObject(stale);
    await journey.does('accept-risk', journey.owners.business, { id, reason: 'Still.' });
    expect((await only(journey))?.acceptance).toMatchObject({ reason: 'Still.', staleAt: null });
  });

  it('is refused for a rating that changed while the owner read', async () => {
    const { journey, id } = await withRisk();
    const { version } = await journey.facts();
    await journey.does('save-risk', journey.architect, { ...risk, id, likelihood: 5 });
    const refusal = await journey.refused('accept-risk', journey.owners.business, { id, reason, version });
    expect(refusal.kind).toBe('conflict');
    expect((await only(journey))?.acceptance).toBeNull();
  });
});

describe('close-risk and reopen-risk', () => {
  it('close with a reason, keep a closed risk as it is, and open it again', async () => {
    const { journey, id } = await withRisk();
    expect((await journey.refused('close-risk', journey.architect, { id, reason: '' })).fields).toHaveProperty(
      'reason',
    );
    await journey.does('close-risk', journey.architect, { id, reason: 'The tool is gone.' });
    expect((await only(journey))?.closedAt).toEqual(journey.now);
    expect(await journey.lastEvent()).toMatchObject({ type: 'risk.closed', reason: 'The tool is gone.' });
    for (const [name, actor, input] of [
      ['save-risk', journey.architect, { ...risk, id }],
      ['accept-risk', journey.owners.business, { id, reason }],
      ['close-risk', journey.architect, { id, reason }],
    ] as const) {
      expect((await journey.refused(name, actor, input)).reasons[0]?.code).toBe('risk-closed');
    }
    await journey.does('reopen-risk', journey.architect, { id });
    expect((await only(journey))?.closedAt).toBeNull();
    expect((await journey.lastEvent()).type).toBe('risk.reopened');
    expect((await journey.refused('reopen-risk', journey.architect, { id })).reasons[0]?.code).toBe('risk-open');
  });

  it('do not find a risk of another use case', async () => {
    const { journey, id } = await withRisk();
    const other = await makeJourney({ workspace: journey.workspace });
    for (const [name, input] of [
      ['close-risk', { id, reason }],
      ['reopen-risk', { id }],
      ['save-risk', { ...risk, id }],
    ] as const) {
      expect((await other.refused(name, journey.architect, input)).kind).toBe('not-found');
    }
  });
});
