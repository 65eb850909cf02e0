import { describe, expect, it } from 'vitest';
import { context } from '@/lib/domain/testing/facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { waiverView } from '@/lib/queries/waiver-view';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { mustRun } from '@/lib/testing/use-case';
import { settingsForm } from '@/lib/testing/workspace';

const gap = {
  reason: 'The gateway comes in January.',
  compensatingControl: 'Calls are read every Friday.',
  expiresOn: '2027-01-31',
};

async function requested(journey: Journey, subject = 'ID-2', by = journey.architect): Promise<string> {
  const { waiver } = await journey.does<{ waiver: string }>('request-waiver', by, { ...gap, subject });
  return waiver;
}

const waivers = async (journey: Journey) => (await journey.facts()).waivers;

describe('a waiver of an item', () => {
  it('is asked for by an editor and granted by the signing role; it counts for the gate and apart from satisfied', async () => {
    const journey = await makeJourney();
    await journey.does('edit-access', journey.architect, {
      actionTier: 'read-only',
      identityModel: 'end-user',
      callLogging: 'Yes.',
    });
    const blockers = (await journey.row()).openBlockers;
    const waiver = await requested(journey);
    expect(await journey.lastEvent()).toMatchObject({
      type: 'waiver.requested',
      reason: gap.reason,
      data: { subject: 'ID-2', expiresOn: '2027-01-31', compensatingControl: gap.compensatingControl },
    });
    // Asking changes nothing yet.
    expect((await journey.row()).openBlockers).toBe(blockers);
    await journey.does('decide-waiver', journey.owners.security, { waiver, decision: 'approved', note: 'Until then.' });
    expect((await waivers(journey))[0]).toMatchObject({ decision: 'approved', decidedBy: { name: 'Sam Security' } });
    expect((await journey.row()).openBlockers).toBe(blockers - 1);
    const again = await journey.refused('decide-waiver', journey.owners.security, {
      waiver,
      decision: 'refused',
      note: 'No',
    });
    expect(again.reasons.map(({ code }) => code)).toEqual(['already-decided']);
  });

  it('counts no more once it has run out, from the next write on, whatever that is about', async () => {
    const journey = await makeJourney();
    await journey.does('edit-access', journey.architect, { actionTier: 'read-only', callLogging: 'Yes.' });
    const tool = { name: 'reply', purpose: 'Writes a reply', tier: 'draft', dataClasses: 'none' };
    await journey.does('save-tool', journey.architect, tool);
    const blockers = (await journey.row()).openBlockers;
    const waiver = await requested(journey);
    await journey.does('decide-waiver', journey.owners.security, { waiver, decision: 'approved', note: 'Until then.' });
    expect((await journey.row()).openBlockers).toBe(blockers - 1);
    journey.wait(120);
    const risk = { title: 'A wrong answer is believed', likelihood: 3, impact: 5, mitigation: '' };
    await journey.does('save-risk', journey.architect, risk);
    expect((await journey.row()).openBlockers).toBe(blockers);
  });

  it('is refused with a reason, and can then be asked for again', async () => {
    const journey = await makeJourney();
    await journey.does('edit-access', journey.architect, { actionTier: 'draft', identityModel: '', callLogging: '' });
    const waiver = await requested(journey);
    expect(
      (await journey.refused('request-waiver', journey.architect, { ...gap, subject: 'ID-2' })).reasons,
    ).toMatchObject([{ code: 'already-requested' }]);
    const { security } = journey.owners;
    const silent = await journey.refused('decide-waiver', security, { waiver, decision: 'refused', note: '' });
    expect(silent.fields).toEqual({ note: ['Say why you refuse it.'] });
    await journey.does('decide-waiver', security, { waiver, decision: 'refused', note: 'Do it.' });
    expect(await journey.lastEvent()).toMatchObject({ type: 'waiver.decided', reason: 'Do it.' });
    await requested(journey);
  });

  it('is decided by nobody but that role, and never by whoever asked', async () => {
    const journey = await makeJourney();
    const { architect, owners, workspace } = journey;
    await journey.does('edit-access', architect, { actionTier: 'draft', identityModel: '', callLogging: '' });
    const waiver = await requested(journey, 'ID-1', owners.technical);
    const decision = { waiver, decision: 'approved', note: '' };
    for (const actor of [workspace.admin, architect, owners.security, workspace.viewer]) {
      expect((await journey.refused('decide-waiver', actor, decision)).kind).toBe('forbidden');
    }
    const own = await journey.refused('decide-waiver', owners.technical, decision);
    expect(own.reasons.map(({ code }) => code)).toEqual(['own-request']);
  });

  it.each([
    ['over before it begins', { expiresOn: '2026-11-20' }, 'unmet'],
    ['for more than 180 days', { expiresOn: '2027-06-30' }, 'unmet'],
    ['without an end', { expiresOn: '' }, 'invalid'],
    ['without a reason', { reason: '' }, 'invalid'],
    ['without a compensating control', { compensatingControl: '' }, 'invalid'],
    ['of nothing', { subject: 'ZZ-1' }, 'invalid'],
    ['of what may never be waived while the tier is unknown', { subject: 'TS-5' }, 'unmet'],
    ['of a verdict that is not there', { subject: 'verdict' }, 'unmet'],
  ])('is not asked for %s', async (_, change, kind) => {
    const journey = await (shared ??= makeJourney());
    const refusal = await journey.refused('request-waiver', journey.architect, { ...gap, subject: 'ID-1', ...change });
    expect(refusal.kind).toBe(kind);
    expect(await waivers(journey)).toEqual([]);
  });
});

it('is extended by a request of its own, while the one in force holds until its day', async () => {
  const journey = await makeJourney();
  const { architect, owners } = journey;
  await journey.does('edit-access', architect, { actionTier: 'draft', identityModel: '', callLogging: '' });
  const first = await requested(journey);
  await journey.does('decide-waiver', owners.security, { waiver: first, decision: 'approved', note: '' });
  const blockers = (await journey.row()).openBlockers;
  const same = await journey.refused('request-waiver', architect, { ...gap, subject: 'ID-2' });
  expect(same.reasons.map(({ code }) => code)).toEqual(['extends-nothing']);
  const longer = { ...gap, subject: 'ID-2', expiresOn: '2027-03-31' };
  const { waiver } = await journey.does<{ waiver: string }>('request-waiver', architect, longer);
  expect((await journey.lastEvent()).data).toMatchObject({ extends: { waiverId: first, expiresOn: gap.expiresOn } });
  expect((await waivers(journey)).find(({ id }) => id === waiver)).toMatchObject({ extendsId: first, decision: null });
  // Refused, and the first one holds on; asked for again, and granted.
  await journey.does('decide-waiver', owners.security, { waiver, decision: 'refused', note: 'Close it.' });
  expect((await journey.row()).openBlockers).toBe(blockers);
  const again = await journey.does<{ waiver: string }>('request-waiver', architect, longer);
  await journey.does('decide-waiver', owners.security, { waiver: again.waiver, decision: 'approved', note: '' });
  const view = waiverView(architect, await journey.facts(), 'ID-2', { ...context, now: journey.now });
  expect(view.active).toMatchObject({ id: again.waiver });
  expect(view.extended.map(({ id }) => id)).toEqual([first]);
  expect((await journey.row()).areaWaived).toEqual([1, 0, 0, 0, 0, 0, 0]);
});

it('holds no longer than the workspace lets it', async () => {
  const journey = await makeJourney();
  const { admin, workspaceId } = journey.workspace;
  const settings = { ...settingsForm, maxWaiverDays: 30 };
  await mustRun('save-settings', admin, settings);
  const refusal = await journey.refused('request-waiver', journey.architect, { ...gap, subject: 'ID-1' });
  expect(refusal.reasons).toMatchObject([
    { code: 'expiry-too-late', message: 'A waiver holds for at most 30 days here.' },
  ]);
  const change = (maxWaiverDays: number) =>
    inWorkspace(workspaceId, (tx) => tx.workspace.update({ where: { id: workspaceId }, data: { maxWaiverDays } }));
  await expect(change(181)).rejects.toThrow();
});

let shared: Promise<Journey> | undefined;

it('a waiver of the verdict is the business owner’s to grant, and opens the POC against it', async () => {
  const journey = await makeJourney();
  await journey.assess({ 'action-risk': 1, 'data-sensitivity': 2 });
  const waiver = await requested(journey, 'verdict');
  expect(
    (await journey.refused('decide-waiver', journey.owners.technical, { waiver, decision: 'approved' })).kind,
  ).toBe('forbidden');
  await journey.does('move-stage', journey.architect, { to: 'assessed' });
  const barred = await journey.refused('move-stage', journey.architect, { to: 'poc' });
  expect(barred.reasons.map(({ code }) => code)).toContain('verdict');
  await journey.does('decide-waiver', journey.owners.business, { waiver, decision: 'approved', note: '' });
  const open = await journey.refused('move-stage', journey.architect, { to: 'poc' });
  expect(open.reasons.map(({ code }) => code)).not.toContain('verdict');
});
