import { describe, expect, it } from 'vitest';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { existingEvidence } from '@/lib/queries/existing-evidence';
import { itemPage } from '@/lib/queries/checklist-tab';
import { itemView } from '@/lib/domain/checklist/items';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { mustRun } from '@/lib/testing/use-case';

const note = { item: 'DM-4', kind: 'note', title: 'Sample scan', text: 'Clean.' };
const codes = (refusal: { reasons: { code: string }[] }) => refusal.reasons.map(({ code }) => code);
const state = async (journey: Journey, item: string) =>
  (await itemPage(journey.architect, journey.key, item))?.view.state;
const cited = ({ evidence }: UseCaseFacts, item: string) => evidence.filter(({ itemId }) => itemId === item);
const shown = async (journey: Journey) => (await journey.shownEvidence()).filter(({ itemId }) => itemId === 'DM-4');

async function confirmed(journey: Journey, input: Record<string, unknown> = {}) {
  const { evidence } = await journey.does<{ evidence: string }>('add-evidence', journey.architect, {
    ...note,
    ...input,
  });
  await journey.does('submit-item', journey.architect, { item: 'DM-4', claim: 'satisfied' });
  await journey.does('confirm-item', journey.owners['data-governance'], { item: 'DM-4' });
  return evidence;
}

describe('one piece of evidence', () => {
  it('proves several items of several use cases, and is withdrawn from one without the others', async () => {
    const first = await makeJourney();
    const second = await makeJourney({ workspace: first.workspace });
    const { evidence } = await first.does<{ evidence: string }>('add-evidence', first.architect, note);
    await first.does('cite-evidence', first.architect, { item: 'DM-2', evidence });
    await second.does('cite-evidence', second.architect, { item: 'DM-4', evidence });
    expect(codes(await second.refused('cite-evidence', second.architect, { item: 'DM-4', evidence }))).toEqual([
      'already-cited',
    ]);
    expect(cited(await second.facts(), 'DM-4')).toMatchObject([
      { evidenceId: evidence, revision: 1, title: 'Sample scan' },
    ]);
    expect((await second.facts()).items).toMatchObject([{ itemId: 'DM-4', state: 'in-progress' }]);
    const { elsewhere } = (await itemPage(second.architect, second.key, 'DM-4'))!;
    expect(elsewhere.get(evidence)).toEqual([
      { key: first.key, itemId: 'DM-2' },
      { key: first.key, itemId: 'DM-4' },
    ]);
    const [mine] = cited(await second.facts(), 'DM-4');
    await second.does('withdraw-evidence', second.architect, { evidence: mine!.id });
    expect(cited(await second.facts(), 'DM-4')).toEqual([]);
    expect((await first.facts()).evidence).toHaveLength(2);
    expect(await second.lastEvent()).toMatchObject({ type: 'evidence.withdrawn', data: { itemId: 'DM-4' } });
  });

  it('is found to be used again: by the same item elsewhere, or by words of its title, and only within the workspace', async () => {
    const first = await makeJourney();
    const second = await makeJourney({ workspace: first.workspace });
    const stranger = await makeJourney();
    await first.does('add-evidence', first.architect, note);
    await first.does('add-evidence', first.architect, { ...note, item: 'SE-2', title: 'Secrets, 100 % searched' });
    const found = async (journey: Journey, item: string, q = '') =>
      (await existingEvidence(journey.architect, journey.key, item, q))?.found.map(({ title }) => title);
    expect(await found(second, 'DM-4')).toEqual(['Sample scan']);
    expect(await found(second, 'ID-1')).toEqual([]);
    expect(await found(second, 'ID-1', 'SECRETS 100 %')).toEqual(['Secrets, 100 % searched']);
    expect(await found(second, 'ID-1', '%')).toEqual(['Secrets, 100 % searched']);
    expect(await found(first, 'DM-4')).toEqual(['Secrets, 100 % searched']);
    expect(await found(stranger, 'DM-4')).toEqual([]);
    expect(await found(stranger, 'DM-4', 'scan')).toEqual([]);
    const [entry] = (await first.facts()).evidence;
    expect(
      (await stranger.refused('cite-evidence', stranger.architect, { item: 'DM-4', evidence: entry!.evidenceId })).kind,
    ).toBe('not-found');
  });

  it('proves an item that wants it fresh for no longer than the item allows', async () => {
    const journey = await makeJourney();
    const { evidence } = await journey.does<{ evidence: string }>('add-evidence', journey.architect, note);
    await journey.does('cite-evidence', journey.architect, { item: 'HF-1', evidence });
    expect(cited(await journey.facts(), 'HF-1')[0]?.expiresOn).toBe('2027-02-18');
    journey.wait(100);
    const other = await makeJourney({ workspace: journey.workspace });
    other.wait(100);
    expect(codes(await other.refused('cite-evidence', other.architect, { item: 'HF-1', evidence }))).toEqual([
      'expired-evidence',
    ]);
  });
});

describe('revise-evidence', () => {
  it('adds a revision that counts once it is accepted; the one before holds as long as it did', async () => {
    const journey = await makeJourney();
    const evidence = await confirmed(journey, { expiresOn: '2026-12-01' });
    await journey.does('revise-evidence', journey.architect, {
      evidence,
      text: 'Clean again.',
      source: 'Nightly scan',
    });
    expect(await shown(journey)).toMatchObject([
      { revision: 1, newest: 2, body: 'Clean.', review: { decision: 'accepted' } },
      { revision: 2, newest: 2, body: 'Clean again.', source: 'Nightly scan', review: null },
    ]);
    expect(await journey.lastEvent()).toMatchObject({
      type: 'evidence.revised',
      data: { revision: 2, itemIds: ['DM-4'], source: 'Nightly scan' },
    });
    expect(await state(journey, 'DM-4')).toBe('satisfied');
    journey.wait(30);
    const row = (await journey.facts()).items[0];
    expect(row).toMatchObject({ state: 'satisfied' });
    // Renewing restores nothing by itself: its signing role has the word.
    const [, second] = cited(await journey.facts(), 'DM-4');
    const reviewer = journey.owners['data-governance'];
    const accept = { evidence: second!.id, decision: 'accepted' };
    expect((await journey.refused('review-evidence', journey.owners.technical, accept)).kind).toBe('forbidden');
    const silent = { evidence: second!.id, decision: 'returned' };
    expect((await journey.refused('review-evidence', reviewer, silent)).fields).toHaveProperty('reason');
    await journey.does('review-evidence', reviewer, accept);
    expect(codes(await journey.refused('review-evidence', reviewer, accept))).toEqual(['reviewed']);
    expect(cited(await journey.facts(), 'DM-4')[1]?.review).toMatchObject({
      decision: 'accepted',
      by: { name: 'Dora Data' },
    });
    expect((await journey.row()).readiness).not.toBeNull();
  });

  it('changes nothing on another use case until somebody takes it over there', async () => {
    const first = await makeJourney();
    const second = await makeJourney({ workspace: first.workspace });
    const { evidence } = await first.does<{ evidence: string }>('add-evidence', first.architect, note);
    await second.does('cite-evidence', second.architect, { item: 'DM-4', evidence });
    const before = await second.row();
    await first.does('revise-evidence', first.architect, { evidence, text: 'Once more.' });
    expect(await second.row()).toEqual(before);
    expect(await shown(second)).toMatchObject([{ revision: 1, newest: 2 }]);
    await second.does('cite-evidence', second.architect, { item: 'DM-4', evidence });
    expect(cited(await second.facts(), 'DM-4').map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('numbers what two use cases revise at once', async () => {
    const first = await makeJourney();
    const second = await makeJourney({ workspace: first.workspace });
    const { evidence } = await first.does<{ evidence: string }>('add-evidence', first.architect, note);
    await second.does('cite-evidence', second.architect, { item: 'DM-4', evidence });
    await Promise.all(
      [first, second].map((journey) =>
        journey.does('revise-evidence', journey.architect, { evidence, text: 'At once.' }),
      ),
    );
    const numbers = [...(await first.facts()).evidence, ...(await second.facts()).evidence].map(
      ({ revision }) => revision,
    );
    expect(numbers.sort()).toEqual([1, 1, 2, 3]);
  });

  it('is for whoever gave it, or has its item, or edits the use case', async () => {
    const journey = await makeJourney();
    const { viewer } = journey.workspace;
    const { evidence } = await journey.does<{ evidence: string }>('add-evidence', journey.architect, note);
    const revision = { evidence, text: 'Looked again.' };
    expect((await journey.refused('revise-evidence', viewer, revision)).kind).toBe('forbidden');
    await journey.does('assign-item', journey.architect, { item: 'DM-4', assignee: viewer.memberId });
    await journey.does('revise-evidence', viewer, revision);
    expect(cited(await journey.facts(), 'DM-4')[1]).toMatchObject({ author: { id: viewer.memberId }, revision: 2 });
  });
});

describe('review-evidence', () => {
  it('gives back what does not suffice, which then proves nothing', async () => {
    const journey = await makeJourney();
    await confirmed(journey);
    const { citation } = await journey.does<{ citation: string }>('add-evidence', journey.architect, note);
    const reviewer = journey.owners['data-governance'];
    const back = { evidence: citation, decision: 'returned', reason: 'Which system?' };
    await journey.does('review-evidence', reviewer, back);
    expect(await journey.lastEvent()).toMatchObject({ type: 'evidence.reviewed', reason: 'Which system?' });
    expect(await state(journey, 'DM-4')).toBe('satisfied');
    const [first] = cited(await journey.facts(), 'DM-4');
    await journey.does('withdraw-evidence', journey.architect, { evidence: first!.id });
    expect(await state(journey, 'DM-4')).toBe('stale');
  });

  it('is not for what the reviewer gave, nor while the item is decided on as a whole', async () => {
    const journey = await makeJourney();
    const reviewer = journey.owners['data-governance'];
    const { citation } = await journey.does<{ citation: string }>('add-evidence', journey.architect, note);
    const accept = { evidence: citation, decision: 'accepted' };
    expect(codes(await journey.refused('review-evidence', reviewer, accept))).toEqual(['not-confirmed']);
    await journey.does('submit-item', journey.architect, { item: 'DM-4', claim: 'satisfied' });
    await journey.does('confirm-item', reviewer, { item: 'DM-4' });
    await journey.does('assign-item', journey.architect, { item: 'DM-4', assignee: reviewer.memberId });
    const own = await journey.does<{ citation: string }>('add-evidence', reviewer, note);
    expect(
      codes(await journey.refused('review-evidence', reviewer, { evidence: own.citation, decision: 'accepted' })),
    ).toEqual(['own-evidence']);
  });
});

it('reviewing: what bars one of a pair bars the other', async () => {
  const journey = await makeJourney();
  await confirmed(journey);
  const reviewer = journey.owners['data-governance'];
  const deputy = journey.workspace.viewer;
  await journey.does('assign-item', journey.architect, { item: 'DM-4', assignee: reviewer.memberId });
  const own = await journey.does<{ citation: string }>('add-evidence', reviewer, note);
  const other = await journey.does<{ citation: string }>('add-evidence', journey.architect, note);
  const absence = { member: reviewer.memberId, deputy: deputy.memberId, startsOn: '2026-11-20', endsOn: '2026-12-01' };
  await mustRun('name-deputy', reviewer, absence, journey.now);
  const accept = (citation: string) => ({ evidence: citation, decision: 'accepted' });
  expect(codes(await journey.refused('review-evidence', deputy, accept(own.citation)))).toEqual(['own-evidence']);
  await journey.does('review-evidence', deputy, accept(other.citation));
  expect(await journey.lastEvent()).toMatchObject({ data: { behalfOf: { name: 'Dora Data' } } });
});

it('whoever cites evidence for an item does not confirm the item, nor sign for it', async () => {
  const first = await makeJourney();
  const second = await makeJourney({ workspace: first.workspace });
  const { evidence } = await first.does<{ evidence: string }>('add-evidence', first.architect, note);
  const reviewer = second.owners['data-governance'];
  await second.does('assign-item', second.architect, { item: 'DM-4', assignee: reviewer.memberId });
  await second.does('cite-evidence', reviewer, { item: 'DM-4', evidence });
  await second.does('submit-item', second.architect, { item: 'DM-4', claim: 'satisfied' });
  expect(codes(await second.refused('confirm-item', reviewer, { item: 'DM-4' }))).toEqual(['own-evidence']);
});

it('a revision that was withdrawn everywhere is not taken over by anybody', async () => {
  const first = await makeJourney();
  const second = await makeJourney({ workspace: first.workspace });
  const { evidence } = await first.does<{ evidence: string }>('add-evidence', first.architect, note);
  await second.does('cite-evidence', second.architect, { item: 'DM-4', evidence });
  await first.does('revise-evidence', first.architect, { evidence, text: 'The wrong page.' });
  const [mine] = cited(await first.facts(), 'DM-4');
  await first.does('withdraw-evidence', first.architect, { evidence: mine!.id });
  expect(await shown(second)).toMatchObject([{ revision: 1, newest: 1 }]);
  expect(codes(await second.refused('cite-evidence', second.architect, { item: 'DM-4', evidence }))).toEqual([
    'already-cited',
  ]);
});

describe('a drill', () => {
  const drill = {
    item: 'HF-1',
    kind: 'drill',
    title: 'Drill',
    text: 'Route closed.',
    heldOn: '2026-11-10',
    ledBy: 'Tom',
  };

  it('keeps who, what and the time to the safe state, and counts from the day on which it was held', async () => {
    const journey = await makeJourney();
    await journey.does('add-evidence', journey.architect, { ...drill, secondsToSafe: '95' });
    const expected = { kind: 'kill-switch', heldOn: '2026-11-10', ledBy: 'Tom', secondsToSafe: 95 };
    expect(cited(await journey.facts(), 'HF-1')).toMatchObject([{ drill: expected, expiresOn: '2027-02-08' }]);
  });

  it('is what its item takes: nothing else proves it', async () => {
    const journey = await makeJourney();
    await journey.does('add-evidence', journey.architect, { ...note, item: 'HF-1' });
    const submit = { item: 'HF-1', claim: 'satisfied' };
    expect(codes(await journey.refused('submit-item', journey.architect, submit))).toEqual(['no-drill']);
    await journey.does('add-evidence', journey.architect, { ...drill, drill: 'fallback', secondsToSafe: 60 });
    expect(codes(await journey.refused('submit-item', journey.architect, submit))).toEqual(['no-drill']);
    await journey.does('add-evidence', journey.architect, { ...drill, secondsToSafe: 60 });
    await journey.does('submit-item', journey.architect, submit);
  });

  it('is not replaced by words once it has run out', async () => {
    const journey = await makeJourney();
    const reviewer = journey.owners.technical;
    await journey.does('add-evidence', journey.architect, { ...drill, secondsToSafe: 60 });
    await journey.does('submit-item', journey.architect, { item: 'HF-1', claim: 'satisfied' });
    await journey.does('confirm-item', reviewer, { item: 'HF-1' });
    const { citation } = await journey.does<{ citation: string }>('add-evidence', journey.architect, {
      ...note,
      item: 'HF-1',
    });
    await journey.does('review-evidence', reviewer, { evidence: citation, decision: 'accepted' });
    journey.wait(85);
    const late = await journey.does<{ citation: string }>('add-evidence', journey.architect, { ...note, item: 'HF-1' });
    const accept = { evidence: late.citation, decision: 'accepted' };
    expect(codes(await journey.refused('review-evidence', reviewer, accept))).toEqual(['no-drill']);
    const facts = await journey.facts();
    expect(itemView(facts, 'HF-1', journey.now)?.state).toBe('stale');
  });

  it.each([
    ['a day to come', { heldOn: '2026-11-21' }, 'heldOn'],
    ['a day of a year ago', { heldOn: '2025-11-20' }, 'heldOn'],
    ['nobody', { ledBy: ' ' }, 'ledBy'],
    ['no time', { secondsToSafe: '' }, 'secondsToSafe'],
    ['a time before it began', { secondsToSafe: -1 }, 'secondsToSafe'],
    ['no account', { text: '' }, 'text'],
  ])('refuses %s beside the field', async (_, input, field) => {
    const journey = await makeJourney();
    const sent = { ...drill, secondsToSafe: 60, ...input };
    expect(Object.keys((await journey.refused('add-evidence', journey.architect, sent)).fields ?? {})).toEqual([field]);
  });
});
