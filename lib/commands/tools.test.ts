import { beforeAll, describe, expect, it } from 'vitest';
import { effectiveTier } from '@/lib/domain/stages/tier';
import { makeJourney, type Journey } from '@/lib/testing/journey';

const tool = {
  name: 'search_cases',
  purpose: 'Finds the cases of an account',
  tier: 'read-only',
  dataClasses: 'case texts',
};

// Refusals leave it as it is, so they share it.
let unchanged: Journey;
beforeAll(async () => {
  unchanged = await makeJourney();
});

describe('save-tool', () => {
  it('adds a tool on one of the systems, and changes it, naming what changed', async () => {
    const journey = await makeJourney();
    const input = { ...tool, system: journey.systemId };
    const { id } = await journey.does<{ id: string }>('save-tool', journey.architect, input);
    expect((await journey.facts()).tools).toMatchObject([{ id, ...tool, systemId: journey.systemId }]);
    await journey.does('save-tool', journey.architect, { ...input, id, tier: 'irreversible' });
    const event = await journey.lastEvent();
    expect(event).toMatchObject({ type: 'tool.saved', data: { created: false, tier: 'irreversible' } });
    expect(event.data.changes).toEqual([{ field: 'tier', before: 'read-only', after: 'irreversible' }]);
  });

  it('refuses a name that is taken, a system that the use case does not reach, and a tool of another one', async () => {
    const journey = await makeJourney();
    const other = await makeJourney({ workspace: journey.workspace });
    const { id } = await journey.does<{ id: string }>('save-tool', journey.architect, tool);
    expect((await journey.refused('save-tool', journey.architect, tool)).fields).toHaveProperty('name');
    const foreign = { ...tool, name: 'other', system: other.systemId };
    expect((await journey.refused('save-tool', journey.architect, foreign)).fields).toHaveProperty('system');
    expect((await other.refused('save-tool', journey.architect, { ...tool, id })).kind).toBe('not-found');
    await other.does('save-tool', journey.architect, tool);
  });

  it.each([
    ['name', ''],
    ['purpose', 'x'.repeat(501)],
    ['tier', 'harmless'],
    ['dataClasses', ''],
    ['system', 'not-an-id'],
  ])('refuses a wrong %s at its field', async (field, value) => {
    const refusal = await unchanged.refused('save-tool', unchanged.architect, { ...tool, [field]: value });
    expect(Object.keys(refusal.fields ?? {})).toEqual([field]);
  });
});

it('removes a tool, once', async () => {
  const journey = await makeJourney();
  const { id } = await journey.does<{ id: string }>('save-tool', journey.architect, tool);
  const both = await Promise.all([
    journey.attempt('remove-tool', journey.architect, { id }),
    journey.attempt('remove-tool', journey.owners.technical, { id }),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect((await journey.facts()).tools).toEqual([]);
  expect((await journey.lastEvent()).type).toBe('tool.removed');
});

describe('edit-access', () => {
  it('states tier, identity and logging, from which the blocking items follow at once', async () => {
    const journey = await makeJourney();
    const blockersOf = async () => (await journey.row()).openBlockers;
    const access = { identityModel: 'delegated', callLogging: 'Each call to the central log.' };
    await journey.does('edit-access', journey.architect, { ...access, actionTier: 'read-only' });
    const reading = await blockersOf();
    await journey.does('edit-access', journey.architect, { ...access, actionTier: 'irreversible' });
    expect(await blockersOf()).toBeGreaterThan(reading);
    expect((await journey.lastEvent()).data.changes).toEqual([
      { field: 'actionTier', before: 'read-only', after: 'irreversible' },
    ]);
    expect(await journey.facts()).toMatchObject({ actionTier: 'irreversible', ...access });
  });

  it('does not let a stated tier hide a tool that can do more', async () => {
    const journey = await makeJourney();
    await journey.does('edit-access', journey.architect, {
      actionTier: 'read-only',
      identityModel: '',
      callLogging: '',
    });
    await journey.does('save-tool', journey.architect, { ...tool, tier: 'reversible-write' });
    expect(effectiveTier(await journey.facts())).toBe('reversible-write');
  });

  it('lets go of what was stated, and refuses a tier that is none', async () => {
    const journey = await makeJourney();
    const stated = { actionTier: 'draft', identityModel: 'end-user', callLogging: 'Yes.' };
    await journey.does('edit-access', journey.architect, stated);
    await journey.does('edit-access', journey.architect, { actionTier: '', identityModel: '', callLogging: '' });
    expect(await journey.facts()).toMatchObject({ actionTier: null, identityModel: null, callLogging: null });
    const refusal = await journey.refused('edit-access', journey.architect, { ...stated, actionTier: 'any' });
    expect(refusal.fields).toHaveProperty('actionTier');
  });
});
