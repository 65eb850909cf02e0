import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { addDays, dayOf } from '@/lib/domain/day';
import { fromDay } from '@/lib/db/day';
import { loadFacts } from '@/lib/db/load-facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { absences } from '@/lib/queries/absences';
import { myWork, waitingCount } from '@/lib/queries/my-work';
import { notificationsPage } from '@/lib/queries/notifications';
import { now as realNow } from '@/lib/env';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { registry } from './registry';

const reason = 'On leave.';

/** The business owner is away and a viewer stands in for them. */
async function withDeputy(): Promise<{ journey: Journey; deputy: Actor; delegation: string }> {
  const journey = await makeJourney();
  const { workspace, owners, now } = journey;
  const deputy = await workspace.member('viewer', 'Ann Deputy');
  const absence = { member: owners.business.memberId, deputy: deputy.memberId, startsOn: dayOf(now), reason };
  const { delegation } = await mustRun(
    'name-deputy',
    owners.business,
    { ...absence, endsOn: addDays(dayOf(now), 90) },
    now,
  );
  return { journey, deputy, delegation: delegation as string };
}

const refusal = async (name: string, actor: Actor, input: unknown, now = testNow) => {
  const result = await registry.get(name)!.run({ actor, now }, input);
  if (result.ok) throw new Error(`${name} was accepted.`);
  return result.refusal;
};

describe('name-deputy', () => {
  it('is for oneself, or by an admin for somebody else; one at a time, by who is there', async () => {
    const workspace = await makeWorkspace();
    const { admin, architect, contributor, viewer } = workspace;
    const days = { startsOn: '2026-11-20', endsOn: '2026-12-01', reason };
    const absence = { member: contributor.memberId, deputy: viewer.memberId, ...days };
    expect((await refusal('name-deputy', architect, absence)).kind).toBe('forbidden');
    const first = await mustRun('name-deputy', contributor, absence);
    expect((await refusal('name-deputy', admin, absence)).reasons.map(({ code }) => code)).toEqual(['overlaps']);
    expect((await refusal('end-delegation', architect, first)).kind).toBe('forbidden');
    await mustRun('end-delegation', admin, first);
    expect((await refusal('end-delegation', admin, first)).kind).toBe('unmet');
    await mustRun('name-deputy', admin, absence);
    const other = await makeWorkspace();
    expect((await refusal('name-deputy', admin, { ...absence, deputy: other.viewer.memberId })).fields).toHaveProperty(
      'deputy',
    );
    const events = await inWorkspace(workspace.workspaceId, (tx) =>
      tx.event.findMany({ where: { chain: workspace.workspaceId }, orderBy: { seq: 'desc' }, take: 3 }),
    );
    expect(events.map(({ type }) => type)).toEqual(['deputy.named', 'deputy.ended', 'deputy.named']);
  });

  it('tells the deputy, and whoever is away if somebody else did it, when it begins and when it is ended', async () => {
    const { admin, contributor, viewer } = await makeWorkspace();
    const days = { startsOn: '2026-11-20', endsOn: '2026-12-01', reason };
    const absence = { member: contributor.memberId, deputy: viewer.memberId, ...days };
    const toldOf = async (actor: Actor) => {
      const page = await notificationsPage(actor, { before: null, unreadOnly: false });
      return page?.items.map(({ text, path, useCase }) => ({ text, path, useCase }));
    };
    const own = await mustRun('name-deputy', contributor, absence);
    const about = { path: '/account', useCase: null };
    const named = `${contributor.name} named you as deputy from 20 Nov 2026 to 1 Dec 2026: the signatures, confirmations and waivers of their owner roles then wait on you too.`;
    expect(await toldOf(viewer)).toEqual([{ ...about, text: named }]);
    expect(await toldOf(contributor)).toEqual([]);
    await mustRun('end-delegation', admin, own);
    expect((await toldOf(viewer))?.[0]?.text).toBe(`${admin.name} ended that you stand in for ${contributor.name}.`);
    expect((await toldOf(contributor))?.map(({ text }) => text)).toEqual([
      `${admin.name} ended that ${viewer.name} stands in for you.`,
    ]);
    await mustRun('name-deputy', admin, absence);
    expect((await toldOf(contributor))?.[0]?.text).toBe(
      `${admin.name} named ${viewer.name} as your deputy from 20 Nov 2026 to 1 Dec 2026.`,
    );
    expect(await toldOf(admin)).toEqual([]);
  });

  it('takes one of two at once', async () => {
    const { admin, contributor, viewer, architect } = await makeWorkspace();
    const days = { startsOn: '2026-11-20', endsOn: '2026-12-01', reason };
    const command = registry.get('name-deputy')!;
    const results = await Promise.all(
      [viewer, architect].map(({ memberId }) =>
        command.run({ actor: admin, now: testNow }, { member: contributor.memberId, deputy: memberId, ...days }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('cannot be rewritten, not even by the app', async () => {
    const { journey, delegation } = await withDeputy();
    const { workspaceId } = journey.workspace;
    const change = (data: object) =>
      inWorkspace(workspaceId, (tx) => tx.delegation.update({ where: { id: delegation }, data }));
    await expect(change({ endsOn: fromDay('2027-12-01') })).rejects.toThrow();
    await expect(change({ deputyId: journey.architect.memberId })).rejects.toThrow();
    const other = await makeWorkspace();
    expect(await inWorkspace(other.workspaceId, (tx) => tx.delegation.count())).toBe(0);
  });
});

describe('a deputy', () => {
  it('signs for whoever is away, and both are kept', async () => {
    const { journey, deputy } = await withDeputy();
    await journey.prepare('poc');
    const { request } = await journey.ask('poc');
    const { signOff } = await journey.does<{ signOff: string }>('sign-off', deputy, {
      request,
      role: 'business',
      decision: 'approve',
    });
    const [signed] = (await journey.facts()).signOffRequests[0]!.signOffs;
    expect(signed).toMatchObject({ id: signOff, by: { name: 'Ann Deputy' }, behalfOf: { name: 'Bea Business' } });
    expect(await journey.lastEvent()).toMatchObject({
      type: 'sign-off.decided',
      data: { behalfOf: { id: journey.owners.business.memberId, name: 'Bea Business' } },
    });
    await journey.move('poc');
  });

  it('accepts a risk and decides on a waiver for them, and no more once it is ended', async () => {
    const { journey, deputy, delegation } = await withDeputy();
    const risk = { title: 'Outdated data', likelihood: 4, impact: 5, mitigation: '' };
    const { id } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
    await journey.does('accept-risk', deputy, { id, reason: 'For the pilot.' });
    expect(await journey.lastEvent()).toMatchObject({ data: { behalfOf: { name: 'Bea Business' } } });
    await journey.assess({ 'action-risk': 1 });
    const waiver = await journey.does<{ waiver: string }>('request-waiver', journey.architect, {
      subject: 'verdict',
      reason: 'Small group.',
      compensatingControl: 'Watched.',
      expiresOn: '2027-01-31',
    });
    await mustRun('end-delegation', journey.owners.business, { delegation }, journey.now);
    const decision = { waiver: waiver.waiver, decision: 'approved', note: '' };
    expect((await journey.refused('decide-waiver', deputy, decision)).kind).toBe('forbidden');
    await journey.does('decide-waiver', journey.owners.business, decision);
    expect((await journey.lastEvent()).data).not.toHaveProperty('behalfOf');
  });

  it('decides on the first and the last day, not after it, not once removed', async () => {
    const { journey, deputy } = await withDeputy();
    const { workspaceId, admin } = journey.workspace;
    const on = (days: number) =>
      inWorkspace(workspaceId, (tx) =>
        loadFacts(tx, { key: journey.key }, new Date(journey.now.getTime() + days * 86_400_000)),
      );
    const business = { person: { id: deputy.memberId, name: 'Ann Deputy' }, until: addDays(dayOf(journey.now), 90) };
    expect((await on(-1))?.deputies).toEqual({});
    expect((await on(0))?.deputies).toEqual({ business });
    expect((await on(90))?.deputies).toEqual({ business });
    expect((await on(91))?.deputies).toEqual({});
    await mustRun('remove-member', admin, { member: deputy.memberId }, journey.now);
    expect((await on(0))?.deputies).toEqual({});
  });

  it('sees in My work what waits on whoever is away, but for what they asked for', async () => {
    const { journey } = await withDeputy();
    const { workspace, owners } = journey;
    // My work goes by the real day.
    const deputy = await workspace.member('viewer', 'Sue Standin');
    const today = dayOf(realNow());
    const days = { startsOn: today, endsOn: addDays(today, 3), reason };
    const absence = { member: owners.technical.memberId, deputy: deputy.memberId, ...days };
    await mustRun('name-deputy', owners.technical, absence, realNow());
    const ask = (subject: string, by: Actor) =>
      journey.does('request-waiver', by, {
        subject,
        reason: 'Later.',
        compensatingControl: 'Watched.',
        expiresOn: '2027-01-31',
      });
    await journey.does('edit-access', journey.architect, {
      actionTier: 'read-only',
      identityModel: 'end-user',
      callLogging: 'Yes.',
    });
    await ask('ID-1', journey.architect);
    await ask('ID-4', owners.technical);
    const { items } = (await myWork(deputy))!;
    expect(items).toMatchObject([{ kind: 'decide-waiver', ref: 'ID-1', role: 'technical', behalfOf: 'Tom Technical' }]);
    expect(await waitingCount(deputy)).toBe(1);
    expect((await absences(deputy))?.others).toHaveLength(1);
    expect((await absences(owners.technical))?.mine).toHaveLength(1);
  });
});
