import { beforeEach, describe, expect, it } from 'vitest';
import { ownerRoles, type OwnerRole } from '@/lib/domain/access/actor';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { noFilters } from '@/lib/domain/use-case/list';
import { checkDerived } from '@/lib/db/check-derived';
import { filterSql } from '@/lib/db/use-case-filter';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { incidentForm } from '@/lib/testing/examples/operation';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { approve, recordResults } from '@/lib/testing/steps';

let journey: Journey;

async function inPilot(): Promise<void> {
  journey = await makeJourney();
  await journey.prepare('pilot');
  await approve(journey.useCase, 'pilot', journey.now);
  await journey.move('pilot');
}

async function goLive(): Promise<void> {
  journey = await makeJourney();
  await journey.prepare('production');
  const risk = { title: 'Stale answers', likelihood: 2, impact: 2, mitigation: 'Nightly refresh.' };
  await journey.does('save-risk', journey.architect, risk);
  await approve(journey.useCase, 'production', journey.now);
  await journey.move('production');
}

const start = async () => (await journey.does<{ review: string }>('start-review', journey.owners.business)).review;
const attest = (review: string, role: OwnerRole, input: object = {}) =>
  journey.does('attest', journey.owners[role], { review, role, answer: 'still-true', ...input });
const attestAll = async (review: string) => {
  for (const role of ownerRoles) await attest(review, role);
};
const nextOn = async () => (await journey.row()).nextReviewOn?.toISOString().slice(0, 10);
const codesOf = ({ reasons }: { reasons: { code: string }[] }) => reasons.map(({ code }) => code);

describe('a review', { timeout: 180_000 }, () => {
  beforeEach(goLive, 180_000);

  it('is attested by all four and concluded by the business owner; the next one is counted from it', async () => {
    expect(await nextOn()).toBe('2028-01-19');
    journey.wait(100);
    const review = await start();
    await attestAll(review);
    expect((await journey.refused('conclude-review', journey.architect, { review, outcome: 'continue' })).kind).toBe(
      'forbidden',
    );
    await journey.does('conclude-review', journey.owners.business, { review, outcome: 'continue' });
    expect(await journey.lastEvent()).toMatchObject({
      type: 'review.concluded',
      data: { outcome: 'continue', nextReviewOn: '2028-04-29' },
    });
    expect(await nextOn()).toBe('2028-04-29');
    expect((await checkDerived(journey.workspace.workspaceId)).differences).toEqual([]);
    // What was attested is kept, and nobody changes it.
    const { attestations } = (await journey.facts()).reviews[0]!;
    await expect(
      inWorkspace(journey.workspace.workspaceId, (tx) =>
        tx.attestation.update({ where: { id: attestations[0]!.id }, data: { answer: 'no-longer', reason: 'Hm.' } }),
      ),
    ).rejects.toThrow(/only lapses/);
  });

  it('is due sooner as soon as a tool may do more', async () => {
    const tool = { name: 'delete_note', purpose: 'Deletes', tier: 'irreversible', dataClasses: 'notes' };
    await journey.does('save-tool', journey.architect, tool);
    expect(await nextOn()).toBe('2027-02-19');
    const overdueOn = (clock: string) => {
      process.env.AIRWORTHY_CLOCK = clock;
      return inWorkspace(journey.workspace.workspaceId, async (tx) => {
        const overdue = filterSql(tx, { ...noFilters, reviewOverdue: true });
        const rows = await tx.$queryRaw<{ key: string }[]>`select u.key from use_case u where ${overdue}`;
        return rows.map(({ key }) => key);
      }).finally(() => delete process.env.AIRWORTHY_CLOCK);
    };
    expect(await overdueOn('2027-02-19T23:59:00.000Z')).toEqual([]);
    expect(await overdueOn('2027-02-20T00:01:00.000Z')).toEqual([journey.key]);
    expect((await checkDerived(journey.workspace.workspaceId)).differences).toEqual([]);
  });

  it('takes the word back of whoever covers what changes meanwhile, and tells it', async () => {
    const review = await start();
    await attestAll(review);
    const { risks } = await journey.facts();
    await journey.does('close-risk', journey.architect, { id: risks[0]!.id, reason: 'It is gone.' });
    const lapsed = [
      { role: 'security', gate: 'production', sections: ['risks'] },
      { role: 'security', gate: 'review', sections: ['risks'] },
    ];
    expect(await journey.lastEvent()).toMatchObject({ data: { lapsed } });
    const shut = await journey.refused('conclude-review', journey.owners.business, { review, outcome: 'continue' });
    expect(codesOf(shut)).toEqual(['attestation-security']);
    // A lapsed signature comes first.
    const { security } = journey.owners;
    const again = { review, role: 'security', answer: 'still-true' };
    expect(codesOf(await journey.refused('attest', security, again))).toEqual(['signature-lapsed']);
    const request = (await journey.facts()).signOffRequests.find(({ gate }) => gate === 'production')!;
    await journey.sign(request.id, 'security');
    await attest(review, 'security');
    await journey.does('conclude-review', journey.owners.business, { review, outcome: 'continue' });
  });

  it('that finds something goes on with conditions alone, which somebody then meets', async () => {
    const review = await start();
    for (const role of ownerRoles.slice(1)) await attest(review, role);
    const said = { review, role: 'business', answer: 'no-longer' };
    expect((await journey.refused('attest', journey.owners.business, said)).fields).toHaveProperty('reason');
    await journey.does('attest', journey.owners.business, { ...said, reason: 'Half the team has left.' });
    const conclude = (input: object) => ({ review, ...input });
    const { business, technical } = journey.owners;
    expect(codesOf(await journey.refused('conclude-review', business, conclude({ outcome: 'continue' })))).toEqual([
      'not-all-true',
    ]);
    const outcome = 'continue-with-conditions';
    expect((await journey.refused('conclude-review', business, conclude({ outcome }))).fields).toHaveProperty([
      'conditions.0.text',
    ]);
    const conditions = [{ text: 'Train the new ones.', owner: technical.memberId, dueOn: '2027-03-01' }];
    await journey.does('conclude-review', business, conclude({ outcome, conditions }));
    const [concluded] = (await journey.facts()).reviews;
    expect(concluded?.conditions).toMatchObject([{ text: 'Train the new ones.', doneAt: null }]);
    await journey.does('complete-condition', technical, { condition: concluded?.conditions[0]?.id });
    expect((await journey.facts()).reviews[0]?.conditions[0]?.doneAt).toEqual(journey.now);
  });

  it('ends without a conclusion when the use case leaves production', async () => {
    const review = await start();
    await journey.does('move-stage', journey.architect, { to: 'pilot', reason: 'The vendor changed it.' });
    expect((await journey.facts()).reviews).toMatchObject([{ id: review, state: 'dropped' }]);
    expect(await nextOn()).toBeUndefined();
    const late = { review, role: 'business', answer: 'no-longer', reason: 'Late.' };
    expect(codesOf(await journey.refused('attest', journey.owners.business, late))).toEqual(['not-open']);
  });

  it('is started by one of two at once', async () => {
    const results = await Promise.all([
      journey.attempt('start-review', journey.owners.business),
      journey.attempt('start-review', journey.architect),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe('an incident', { timeout: 180_000 }, () => {
  it('suspends by whoever holds a role, in one event; production is entered anew through its gate', async () => {
    await goLive();
    const { security, technical } = journey.owners;
    await journey.does('report-incident', security, { ...incidentForm, suspendTo: 'pilot' });
    expect(await journey.lastEvent()).toMatchObject({
      type: 'stage.moved',
      reason: incidentForm.description,
      data: { from: 'production', to: 'pilot', kind: 'suspend', incident: { title: incidentForm.title } },
    });
    const facts = await journey.facts();
    expect(facts).toMatchObject({ stage: 'pilot', stageEnteredAt: journey.now });
    expect(facts.signOffRequests.map(({ gate, state }) => [gate, state])).toEqual([
      ['poc', 'used'],
      ['pilot', 'used'],
      ['production', 'withdrawn'],
    ]);
    // The pilot proves itself anew.
    expect(codesOf(await journey.refused('move-stage', journey.architect, { to: 'go-live-review' }))).toContain(
      'pilot-too-short',
    );
    journey.wait(20);
    await recordResults(journey.useCase, 'pilot', journey.now);
    await journey.move('go-live-review');
    await approve(journey.useCase, 'production', journey.now);
    const shut = await journey.refused('move-stage', journey.architect, { to: 'production' });
    expect(codesOf(shut)).toEqual(['incident-open']);
    const incident = facts.incidents[0]!.id;
    const resolution = { incident, cause: 'A filter was missing.', remedy: 'Added it, with a test.' };
    await journey.does('resolve-incident', technical, resolution);
    expect(codesOf(await journey.refused('resolve-incident', technical, resolution))).toEqual(['already-resolved']);
    await journey.move('production');
    expect((await checkDerived(journey.workspace.workspaceId)).differences).toEqual([]);
  });

  it('parks it until it is resolved; then its pilot begins anew', async () => {
    await goLive();
    await journey.does('report-incident', journey.owners.business, { ...incidentForm, suspendTo: 'parked' });
    expect(await journey.facts()).toMatchObject({ stage: 'parked', parkedFrom: 'pilot' });
    const shut = await journey.refused('move-stage', journey.architect, { to: 'pilot' });
    expect(codesOf(shut)).toEqual(['incident-open']);
    expect(codesOf(await journey.refused('move-stage', journey.architect, { to: 'production' }))).toEqual([
      'no-such-move',
    ]);
    journey.wait(30);
    const incident = (await journey.facts()).incidents[0]!.id;
    await journey.does('resolve-incident', journey.architect, { incident, cause: 'Unknown.', remedy: 'Rolled back.' });
    await journey.does('move-stage', journey.architect, { to: 'pilot' });
    expect(await journey.facts()).toMatchObject({ stage: 'pilot', stageEnteredAt: journey.now });
  });

  it('need not suspend, and is noticed today at the latest', async () => {
    await inPilot();
    const tomorrow = { ...incidentForm, noticedOn: '2027-12-01' };
    expect((await journey.refused('report-incident', journey.architect, tomorrow)).fields).toHaveProperty('noticedOn');
    await journey.does('report-incident', journey.architect, incidentForm);
    expect(await journey.facts()).toMatchObject({ stage: 'pilot', incidents: [{ suspended: null }] });
    expect(await journey.lastEvent()).toMatchObject({ type: 'incident.reported' });
  });

  it('is reported by nobody who only looks on, and not of what nobody uses', async () => {
    await inPilot();
    const { viewer } = journey.workspace;
    expect((await journey.refused('report-incident', viewer, incidentForm)).kind).toBe('forbidden');
    const other = await makeJourney();
    expect(codesOf(await other.refused('report-incident', other.architect, incidentForm))).toEqual(['not-in-use']);
  });

  it('that is resolved stays as it was told', async () => {
    await inPilot();
    const { incident } = await journey.does<{ incident: string }>('report-incident', journey.architect, incidentForm);
    await journey.does('resolve-incident', journey.architect, { incident, cause: 'Unknown.', remedy: 'Rolled back.' });
    await expect(
      inWorkspace(journey.workspace.workspaceId, (tx) =>
        tx.incident.update({ where: { id: incident }, data: { cause: 'Nobody knows.' } }),
      ),
    ).rejects.toThrow(/stays as it was told/);
  });
});

describe('retirement', { timeout: 180_000 }, () => {
  beforeEach(goLive, 180_000);

  const retire = { to: 'retired', reason: 'The new tool does it.' };
  const settle = (item: string, confirms: OwnerRole, input: object = { state: 'done' }) =>
    journey.does('settle-retirement-item', journey.owners[confirms], { item, ...input });

  it('takes each item by its role, and what is left hanging closed', async () => {
    const shut = await journey.refused('move-stage', journey.architect, retire);
    expect(codesOf(shut)).toEqual([...retirementTemplate.map(({ id }) => `retire-${id}`), 'risk-open']);
    expect(shut.reasons.every(({ remedy, by }) => remedy && by)).toBe(true);
    const { business, security } = journey.owners;
    const wrongRole = { item: 'access', state: 'done' };
    expect((await journey.refused('settle-retirement-item', business, wrongRole)).kind).toBe('forbidden');
    const unsaid = { item: 'access', state: 'not-applicable' };
    expect((await journey.refused('settle-retirement-item', security, unsaid)).fields).toHaveProperty('note');
    for (const { id, confirms } of retirementTemplate.slice(1)) await settle(id, confirms);
    await settle('access', 'security', { state: 'not-applicable', note: 'It had none of its own.' });
    expect(codesOf(await journey.refused('settle-retirement-item', security, wrongRole))).toEqual(['already-settled']);
    await journey.does('reopen-retirement-item', journey.architect, { item: 'access', reason: 'One key was left.' });
    expect(codesOf(await journey.refused('move-stage', journey.architect, retire))).toEqual([
      'retire-access',
      'risk-open',
    ]);
    await settle('access', 'security');
    const { risks } = await journey.facts();
    await journey.does('close-risk', journey.architect, { id: risks[0]!.id, reason: 'It ends with it.' });
    await journey.does('move-stage', journey.architect, retire);
    expect(await journey.facts()).toMatchObject({ stage: 'retired' });
    const reopen = { item: 'access', reason: 'Too late.' };
    expect(codesOf(await journey.refused('reopen-retirement-item', journey.architect, reopen))).toEqual([
      'not-retiring',
    ]);
  });

  it('begins anew when the use case is back in production', async () => {
    await settle('access', 'security');
    await journey.does('move-stage', journey.architect, { to: 'go-live-review', reason: 'We keep it after all.' });
    // What was in production may still be retired from where it is now.
    await settle('tools', 'technical');
    await approve(journey.useCase, 'production', journey.now);
    await journey.move('production');
    expect((await journey.facts()).retirement).toEqual([]);
  });
});
