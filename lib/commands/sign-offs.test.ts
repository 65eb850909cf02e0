import { beforeAll, describe, expect, it } from 'vitest';
import { registry } from '@/lib/commands/registry';
import { coverage } from '@/lib/domain/signoffs/sections';
import type { Refusal } from '@/lib/domain/result';
import { hashOf } from '@/lib/db/hash';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { makeWorkspace } from '@/lib/testing/workspace';

const codes = (refusal: Refusal) => refusal.reasons.map(({ code }) => code).sort();

/** Before the POC, with an open request by the architect. */
async function beforePoc(): Promise<Journey & { request: string }> {
  const journey = await makeJourney();
  await journey.prepare('poc');
  const { request } = await journey.ask('poc');
  return Object.assign(journey, { request });
}

const open = async (journey: Journey) => (await journey.facts()).signOffRequests.at(-1)!;

describe('asking for signatures', () => {
  it('opens one request, for the next gate alone', async () => {
    const journey = await beforePoc();
    expect(await open(journey)).toMatchObject({ gate: 'poc', state: 'open', requestedBy: { name: 'Arne Architect' } });
    expect(await journey.lastEvent()).toMatchObject({ type: 'sign-off.requested', data: { gate: 'poc' } });
    expect(codes(await journey.refused('request-sign-off', journey.architect, { gate: 'poc' }))).toEqual([
      'already-requested',
    ]);
    expect(codes(await journey.refused('request-sign-off', journey.architect, { gate: 'production' }))).toEqual([
      'not-next-gate',
    ]);
  });

  it('is not for whoever would then sign, nor for a viewer, nor while a role is empty', async () => {
    const journey = await makeJourney();
    await journey.prepare('poc');
    const { owners, workspace, architect } = journey;
    expect(codes(await journey.refused('request-sign-off', owners.business, { gate: 'poc' }))).toEqual([
      'would-sign-own',
    ]);
    expect((await journey.refused('request-sign-off', workspace.viewer, { gate: 'poc' })).kind).toBe('forbidden');
    await journey.does('assign-owner', architect, { role: 'business', member: '' });
    expect(codes(await journey.refused('request-sign-off', architect, { gate: 'poc' }))).toEqual(['no-holder']);
  });

  it('can be taken back, and opens nothing more', async () => {
    const journey = await beforePoc();
    const { workspace, owners, architect, request } = journey;
    expect((await journey.refused('withdraw-sign-off-request', workspace.viewer, { request })).kind).toBe('forbidden');
    await journey.does('withdraw-sign-off-request', architect, { request, reason: 'The plan is not ready.' });
    expect(await journey.lastEvent()).toMatchObject({ type: 'sign-off.withdrawn', reason: 'The plan is not ready.' });
    const closed = await journey.refused('sign-off', owners.business, {
      request,
      role: 'business',
      decision: 'approve',
    });
    expect(codes(closed)).toEqual(['not-open']);
  });
});

describe('signing', () => {
  it('stores the decision with the sections it covers and their hashes, which add up', async () => {
    const journey = await beforePoc();
    const { signOff } = await journey.sign(journey.request, 'business', { reason: 'Two hours a week are worth it.' });
    const [stored] = (await open(journey)).signOffs;
    expect(stored).toMatchObject({ id: signOff, role: 'business', decision: 'approve', lapsedAt: null });
    expect(Object.keys(stored!.hashes).sort()).toEqual([...coverage.business].sort());
    const { snapshot } = await inWorkspace(journey.workspace.workspaceId, (tx) =>
      tx.signOff.findUniqueOrThrow({ where: { id: signOff } }),
    );
    for (const [section, content] of Object.entries(snapshot as object)) {
      expect(hashOf(content)).toBe(stored!.hashes[section]);
    }
    expect(await journey.lastEvent()).toMatchObject({
      type: 'sign-off.decided',
      reason: 'Two hours a week are worth it.',
      data: { gate: 'poc', role: 'business', hashes: stored!.hashes },
    });
    await journey.move('poc');
    expect((await open(journey)).state).toBe('used');
  });

  it('with conditions names an owner and a day for each', async () => {
    const journey = await beforePoc();
    const { business, technical } = journey.owners;
    const base = { request: journey.request, role: 'business', decision: 'approve-with-conditions' };
    const bare = await journey.refused('sign-off', business, {
      ...base,
      conditions: [{ text: '', owner: '', dueOn: '' }],
    });
    expect(Object.keys(bare.fields ?? {})).toEqual(['conditions.0.text']);
    const wrong = await journey.refused('sign-off', business, {
      ...base,
      conditions: [{ text: 'Train the team', owner: business.workspaceId, dueOn: '2026-01-01' }],
    });
    expect(Object.keys(wrong.fields ?? {}).sort()).toEqual(['conditions.0.dueOn', 'conditions.0.owner']);

    const task = { text: 'Train the team', owner: technical.memberId, dueOn: '2026-12-01' };
    await journey.does('sign-off', business, { ...base, conditions: [task, { text: '', owner: '', dueOn: '' }] });
    const [condition] = (await open(journey)).signOffs[0]!.conditions;
    expect(condition).toMatchObject({ text: 'Train the team', owner: { name: 'Tom Technical' }, doneAt: null });

    const done = { condition: condition!.id };
    expect((await journey.refused('complete-condition', journey.workspace.viewer, done)).kind).toBe('forbidden');
    await journey.does('complete-condition', technical, done);
    expect(await journey.lastEvent()).toMatchObject({ type: 'condition.done', data: { text: 'Train the team' } });
    expect((await journey.refused('complete-condition', technical, done)).kind).toBe('unmet');
    // An approval with conditions is an approval.
    await journey.move('poc');
  });

  it('to reject needs a reason, and closes the gate until it is asked anew', async () => {
    const journey = await beforePoc();
    const { business } = journey.owners;
    const no = { request: journey.request, role: 'business', decision: 'reject' };
    expect((await journey.refused('sign-off', business, no)).fields).toEqual({ reason: ['Say why you reject it.'] });
    await journey.does('sign-off', business, { ...no, reason: 'Nobody asked the users.' });
    expect(codes(await journey.refused('move-stage', journey.architect, { to: 'poc' }))).toEqual(['sign-off-business']);
    const twice = await journey.refused('sign-off', business, { ...no, decision: 'approve' });
    expect(codes(twice)).toEqual(['already-decided']);
    await journey.does('withdraw-sign-off-request', journey.architect, { request: journey.request });
    const { request } = await journey.ask('poc');
    await journey.sign(request, 'business');
    await journey.move('poc');
  });
});

describe('refused', () => {
  let journey: Journey & { request: string };
  beforeAll(async () => {
    journey = await beforePoc();
  });
  const decide = (change: object = {}) => ({
    request: journey.request,
    role: 'business',
    decision: 'approve',
    ...change,
  });

  it('skipping a gate, from every stage and by nobody’s right', async () => {
    for (const to of ['pilot', 'go-live-review', 'production']) {
      for (const actor of [journey.workspace.admin, journey.architect, journey.owners.business]) {
        expect(codes(await journey.refused('move-stage', actor, { to }))).toEqual(['no-such-move']);
      }
    }
    expect((await journey.row()).stage).toBe('assessed');
    expect(await journey.lastEvent()).toMatchObject({
      type: 'stage.refused',
      data: { from: 'assessed', to: 'production' },
    });
  });

  it('the next gate while a signature is missing', async () => {
    expect(codes(await journey.refused('move-stage', journey.architect, { to: 'poc' }))).toEqual(['sign-off-business']);
  });

  it('deciding in a role one does not hold, an admin neither', async () => {
    const { workspace, architect, owners } = journey;
    for (const actor of [workspace.admin, architect, workspace.viewer, owners.technical]) {
      expect((await journey.refused('sign-off', actor, decide())).kind).toBe('forbidden');
    }
  });

  it('a role that the gate does not ask', async () => {
    const refusal = await journey.refused('sign-off', journey.owners.security, decide({ role: 'security' }));
    expect(codes(refusal)).toContain('role-not-asked');
  });

  it('another workspace, as if nothing were there', async () => {
    const empty = await makeWorkspace();
    const foreign = await journey.attempt('sign-off', empty.admin, decide());
    expect(foreign).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    // Their own use case, even of the same key, but a request of this one.
    const stranger = await makeJourney();
    const version = (await stranger.facts()).version;
    const mixed = await stranger.attempt('sign-off', stranger.owners.business, { ...decide(), version });
    expect(mixed).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
  });

  it('a tampered or missing version', async () => {
    const { version } = await journey.facts();
    for (const wrong of [version + 1, version - 1]) {
      expect((await journey.refused('sign-off', journey.owners.business, decide({ version: wrong }))).kind).toBe(
        'conflict',
      );
    }
    for (const wrong of ['latest', -1, null, undefined]) {
      expect((await journey.refused('sign-off', journey.owners.business, decide({ version: wrong }))).kind).toBe(
        'invalid',
      );
    }
  });

  it('malformed and oversized input, field by field', async () => {
    const { business } = journey.owners;
    const wrong: [object, string][] = [
      [{ request: 'x' }, 'request'],
      [{ role: 'king' }, 'role'],
      [{ decision: 'maybe' }, 'decision'],
      [{ reason: 'x'.repeat(2001) }, 'reason'],
      [{ conditions: 'all' }, 'conditions'],
      [{ extra: 1 }, ''],
    ];
    for (const [change, field] of wrong) {
      const refusal = await journey.refused('sign-off', business, decide(change));
      expect([refusal.kind, Object.keys(refusal.fields ?? {})]).toEqual(['invalid', [field]]);
    }
  });

  it('without a session’s actor in the workspace at all: an unknown use case', async () => {
    const command = registry.get('sign-off')!;
    const result = await command.run(
      { actor: journey.owners.business, now: journey.now },
      { ...decide(), useCase: 'NONE-1', version: 1 },
    );
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
  });
});

it('nobody signs their own request, also when the role comes to them afterwards', async () => {
  const journey = await beforePoc();
  const { architect, request } = journey;
  await journey.does('assign-owner', architect, { role: 'business', member: architect.memberId });
  const refusal = await journey.refused('sign-off', architect, { request, role: 'business', decision: 'approve' });
  expect(codes(refusal)).toEqual(['own-request']);
});

describe('four signatures', () => {
  let journey: Journey & { request: string };
  beforeAll(async () => {
    const made = await makeJourney();
    await made.prepare('production');
    const { request } = await made.ask('production');
    journey = Object.assign(made, { request });
  }, 60_000);

  it('nobody signs in two roles', async () => {
    const { owners, request, architect } = journey;
    // The business owner signed the POC and the pilot; now they become the security reviewer.
    const successor = await journey.workspace.member('contributor', 'Nina New');
    await journey.does('assign-owner', architect, { role: 'business', member: successor.memberId });
    await journey.does('assign-owner', architect, { role: 'security', member: owners.business.memberId });
    const refusal = await journey.refused('sign-off', owners.business, {
      request,
      role: 'security',
      decision: 'approve',
    });
    expect(codes(refusal)).toEqual(['second-role']);
    await journey.does('assign-owner', architect, { role: 'security', member: owners.security.memberId });
    await journey.does('assign-owner', architect, { role: 'business', member: owners.business.memberId });
  });

  it('nobody signs for evidence of their own, unless the workspace allows it', async () => {
    const { owners, request, workspace, architect } = journey;
    await journey.does('assign-item', architect, { item: 'DM-1', assignee: owners['data-governance'].memberId });
    await journey.does('add-evidence', owners['data-governance'], {
      item: 'DM-1',
      kind: 'note',
      title: 'Register',
      text: 'My own register.',
    });
    const sign = { request, role: 'data-governance', decision: 'approve' };
    expect(codes(await journey.refused('sign-off', owners['data-governance'], sign))).toEqual(['own-evidence']);
    await inWorkspace(workspace.workspaceId, (tx) =>
      tx.workspace.update({ where: { id: tx.workspaceId }, data: { allowOwnEvidence: true } }),
    );
    await journey.does('sign-off', owners['data-governance'], sign);
  });

  it('approving and editing at the same moment: one wins, the other is told', async () => {
    const { owners, request, architect } = journey;
    const { version } = await journey.facts();
    const [signed, edited] = await Promise.all([
      journey.attempt('sign-off', owners.security, { request, role: 'security', decision: 'approve', version }),
      journey.attempt('save-pilot-group', architect, { pilotGroup: 'Everybody', pilotSize: 400, version }),
    ]);
    expect([signed.ok, edited.ok].sort()).toEqual([false, true]);
    const loser = signed.ok ? edited : signed;
    expect(loser).toMatchObject({ ok: false, refusal: { kind: 'conflict', reasons: [{ code: 'changed-meanwhile' }] } });
    expect((await journey.facts()).version).toBe(version + 1);
  });

  it('an edit lapses the signature that covers it, and the gate says so', async () => {
    const { owners, request, architect } = journey;
    // Whichever won before.
    const { pilotGroup, pilotSize } = await journey.facts();
    await journey.sign(request, 'business');
    await journey.does('save-pilot-group', architect, { pilotGroup: 'Another group', pilotSize: 15 });
    expect((await journey.lastEvent()).data.lapsed).toEqual([
      {
        role: 'business',
        gate: 'production',
        sections: ['user-group'],
        differences: [`Pilot group ${pilotGroup} → Another group`, `People in the pilot ${pilotSize} → 15`],
      },
    ]);
    const refusal = await journey.refused('move-stage', architect, { to: 'production' });
    expect(codes(refusal)).toContain('sign-off-business');
    await journey.sign(request, 'business');
    const standing = (await open(journey)).signOffs.filter(({ lapsedAt }) => lapsedAt === null);
    expect(standing.filter(({ role }) => role === 'business')).toHaveLength(1);
    expect(owners.business.memberId).toBe(standing.find(({ role }) => role === 'business')?.by.id);
  });
});
