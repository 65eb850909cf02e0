import { describe, expect, it } from 'vitest';
import { areas } from '@/lib/domain/checklist/areas';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, type Journey } from '@/lib/testing/journey';

const item = async (journey: Journey, id: string) => (await journey.facts()).items.find(({ itemId }) => itemId === id);
const note = { kind: 'note', title: 'Design note', text: 'Every tool acts as its user.', expiresOn: '' };

/** Evidence by the architect, and handed in. */
async function submitted(journey: Journey, id = 'ID-1') {
  await journey.does('add-evidence', journey.architect, { ...note, item: id });
  await journey.does('submit-item', journey.architect, { item: id, claim: 'satisfied', justification: '' });
}

describe('assigning', () => {
  it('gives one item, an area, or all that apply to a person, each with one event', async () => {
    const journey = await makeJourney();
    const { architect, owners } = journey;
    const assignee = owners.technical.memberId;
    await journey.does('assign-item', architect, { item: 'ID-1', assignee: owners.security.memberId });
    expect((await item(journey, 'ID-1'))?.assignee?.name).toBe('Sam Security');
    expect((await journey.lastEvent()).data).toMatchObject({ items: [{ itemId: 'ID-1', before: null }] });

    await journey.does('assign-items', architect, { area: 'identity', assignee, unassignedOnly: 'on' });
    expect((await item(journey, 'ID-1'))?.assignee?.name).toBe('Sam Security');
    expect((await item(journey, 'ID-2'))?.assignee?.id).toBe(assignee);
    await journey.does('assign-items', architect, { area: 'all', assignee });
    const { items } = await journey.facts();
    expect(items).toHaveLength(checklistTemplate.length);
    expect(new Set(items.map((one) => one.assignee?.id))).toEqual(new Set([assignee]));
    expect((await journey.refused('assign-items', architect, { area: 'all', assignee })).kind).toBe('unmet');

    await journey.does('assign-item', architect, { item: 'ID-1', assignee: '' });
    expect((await item(journey, 'ID-1'))?.assignee).toBeNull();
    // Having somebody assigned says nothing about how an item stands.
    expect((await journey.row()).readiness).toBeNull();
  });

  it('refuses somebody of another workspace, or whoever was removed, beside the field', async () => {
    const [journey, other] = [await makeJourney(), await makeJourney()];
    const assignee = other.architect.memberId;
    const refusal = await journey.refused('assign-item', journey.architect, { item: 'ID-1', assignee });
    expect(refusal.fields).toEqual({ assignee: ['Choose a member of this workspace.'] });
  });
});

describe('submitting and confirming', () => {
  it('goes from open to satisfied by four eyes, and readiness follows', async () => {
    const journey = await makeJourney();
    await submitted(journey);
    expect(await item(journey, 'ID-1')).toMatchObject({ state: 'submitted', claim: 'satisfied' });
    expect((await journey.row()).readiness).toBe(0);
    const evidence = (await journey.facts()).evidence.map(({ id }) => id);
    await journey.does('confirm-item', journey.owners.technical, { item: 'ID-1', evidence });
    expect(await item(journey, 'ID-1')).toMatchObject({
      state: 'satisfied',
      confirmedBy: { name: 'Tom Technical' },
    });
    expect(await journey.lastEvent()).toMatchObject({ type: 'item.confirmed', data: { itemId: 'ID-1' } });
    // One of five in identity; the other six areas are unknown and count as nothing done.
    const areasNow = (await journey.row()).areaReadiness as (number | null)[];
    expect(areasNow).toEqual(areas.map((area) => (area === 'identity' ? 20 : null)));
  });

  it('takes no claim without its proof', async () => {
    const journey = await makeJourney();
    const bare = await journey.refused('submit-item', journey.architect, { item: 'ID-1', claim: 'satisfied' });
    expect(bare.reasons.map(({ code }) => code)).toEqual(['no-evidence']);
    const silent = await journey.refused('submit-item', journey.architect, { item: 'ID-5', claim: 'not-applicable' });
    expect(silent.reasons.map(({ code }) => code)).toEqual(['no-justification']);
    await journey.does('submit-item', journey.architect, {
      item: 'ID-5',
      claim: 'not-applicable',
      justification: 'There are no service credentials.',
    });
    await journey.does('confirm-item', journey.owners.security, { item: 'ID-5' });
    expect((await item(journey, 'ID-5'))?.state).toBe('not-applicable');
  });

  it('lets neither another role, nor the submitter, nor the author of the evidence confirm', async () => {
    const journey = await makeJourney();
    const { owners, architect } = journey;
    await submitted(journey);
    expect((await journey.refused('confirm-item', architect, { item: 'ID-1' })).kind).toBe('forbidden');
    expect((await journey.refused('confirm-item', owners.business, { item: 'ID-1' })).kind).toBe('forbidden');

    await journey.does('add-evidence', owners.technical, { ...note, item: 'TS-1' });
    await journey.does('submit-item', owners.technical, { item: 'TS-1', claim: 'satisfied' });
    const own = await journey.refused('confirm-item', owners.technical, { item: 'TS-1' });
    expect(own.reasons.map(({ code }) => code)).toEqual(['own-submission', 'own-evidence']);
  });

  it('tells whoever handed it in why it comes back, in short where that is long, and halves no character', async () => {
    const journey = await makeJourney();
    await submitted(journey);
    const reason = `${'x'.repeat(299)}😀 and what else is missing`;
    await journey.does('return-item', journey.owners.technical, { item: 'ID-1', reason });
    const told = await inWorkspace(journey.workspace.workspaceId, (tx) =>
      tx.notification.findFirstOrThrow({ where: { memberId: journey.architect.memberId, kind: 'decided' } }),
    );
    expect(told.text).toMatch(/: x{299}…$/);
  });

  it('lets an assignee hand in what is theirs, whatever their role', async () => {
    const journey = await makeJourney();
    const { workspace, architect } = journey;
    expect((await journey.refused('add-evidence', workspace.viewer, { ...note, item: 'ID-1' })).kind).toBe('forbidden');
    await journey.does('assign-item', architect, { item: 'ID-1', assignee: workspace.viewer.memberId });
    await journey.does('add-evidence', workspace.viewer, { ...note, item: 'ID-1' });
    await journey.does('submit-item', workspace.viewer, { item: 'ID-1', claim: 'satisfied' });
    expect((await journey.refused('submit-item', workspace.viewer, { item: 'ID-2', claim: 'satisfied' })).kind).toBe(
      'forbidden',
    );
  });

  it('does not confirm evidence that the reviewer has not seen', async () => {
    const journey = await makeJourney();
    await submitted(journey);
    const seen = (await journey.facts()).evidence.map(({ id }) => id);
    await journey.does('add-evidence', journey.architect, { ...note, item: 'ID-1' });
    const refusal = await journey.refused('confirm-item', journey.owners.technical, { item: 'ID-1', evidence: seen });
    expect(refusal.kind).toBe('conflict');
    expect((await item(journey, 'ID-1'))?.state).toBe('submitted');
  });

  it('of confirming and returning at once lets one win', async () => {
    const journey = await makeJourney();
    await submitted(journey);
    const both = await Promise.all([
      journey.attempt('confirm-item', journey.owners.technical, { item: 'ID-1' }),
      journey.attempt('return-item', journey.owners.technical, { item: 'ID-1', reason: 'It says nothing of tool 3.' }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('gives back with a reason, and takes up again what was confirmed', async () => {
    const journey = await makeJourney();
    await submitted(journey);
    const silent = await journey.refused('return-item', journey.owners.technical, { item: 'ID-1', reason: ' ' });
    expect(silent.fields?.reason).toBeDefined();
    await journey.does('return-item', journey.owners.technical, { item: 'ID-1', reason: 'Nothing about tool 3.' });
    expect(await item(journey, 'ID-1')).toMatchObject({ state: 'in-progress', returnReason: 'Nothing about tool 3.' });
    expect(await journey.lastEvent()).toMatchObject({ type: 'item.returned', reason: 'Nothing about tool 3.' });

    await journey.does('submit-item', journey.architect, { item: 'ID-1', claim: 'satisfied' });
    await journey.does('confirm-item', journey.owners.technical, { item: 'ID-1' });
    await journey.does('reopen-item', journey.owners.security, { item: 'ID-1', reason: 'A tool was added.' });
    expect(await item(journey, 'ID-1')).toMatchObject({ state: 'in-progress', confirmedBy: null, claim: null });
    expect(await journey.lastEvent()).toMatchObject({ type: 'item.reopened', data: { before: 'satisfied' } });
    const open = await journey.refused('reopen-item', journey.architect, { item: 'ID-1', reason: 'Again.' });
    expect(open.reasons.map(({ code }) => code)).toEqual(['not-closed']);
  });
});
