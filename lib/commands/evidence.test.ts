import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { evidenceFile, type EvidenceFile } from '@/lib/queries/evidence-file';
import { makeJourney, type Journey } from '@/lib/testing/journey';

const base = { item: 'DM-4', title: 'Sample scan', expiresOn: '' };
const pdf = () =>
  new File([new TextEncoder().encode('%PDF-1.7\nscan')], 'C:\\scans\\scan<1>.html', { type: 'text/html' });

let shared: Promise<Journey> | undefined;
/** One for all that is refused anyway. */
const untouched = () => (shared ??= makeJourney());

async function textOf(file: EvidenceFile | null): Promise<string> {
  let text = '';
  for await (const piece of file?.content ?? []) text += new TextDecoder().decode(piece);
  return text;
}

const evidence = (journey: Journey) => journey.shownEvidence();

describe('add-evidence', () => {
  it('keeps a link, a note and a file; the item is in progress from then on', async () => {
    const journey = await makeJourney();
    const { architect } = journey;
    await journey.does('add-evidence', architect, { ...base, kind: 'link', address: 'https://wiki.example/scan?id=1' });
    await journey.does('add-evidence', architect, { ...base, kind: 'note', text: '<script>alert(1)</script>' });
    await journey.does('add-evidence', architect, { ...base, kind: 'file', title: '', file: pdf() });
    const [link, note, file] = await evidence(journey);
    expect(link).toMatchObject({ kind: 'link', body: 'https://wiki.example/scan?id=1', expiresOn: null });
    // A script stays text.
    expect(note).toMatchObject({ kind: 'note', body: '<script>alert(1)</script>' });
    expect(file).toMatchObject({
      kind: 'file',
      title: 'scan_1_.html',
      body: '',
      file: {
        name: 'scan_1_.html',
        contentType: 'application/pdf',
        size: 13,
        sha256: createHash('sha256').update('%PDF-1.7\nscan').digest('hex'),
      },
    });
    expect((await journey.facts()).items).toMatchObject([{ itemId: 'DM-4', state: 'in-progress' }]);
    const event = await journey.lastEvent();
    expect(event).toMatchObject({ type: 'evidence.added', data: { file: { name: 'scan_1_.html', size: 13 } } });
    expect(JSON.stringify(event)).not.toContain('%PDF');
  });

  it.each([
    ['a script address', { kind: 'link', address: 'javascript:alert(1)' }, 'address'],
    ['a data address', { kind: 'link', address: 'data:text/html,<b>' }, 'address'],
    ['a link without an address', { kind: 'link' }, 'address'],
    ['a note without words', { kind: 'note', text: '  ' }, 'text'],
    ['a file that is none', { kind: 'file', file: 'scan.pdf' }, 'file'],
    ['no file', { kind: 'file' }, 'file'],
    ['an empty file', { kind: 'file', file: new File([], 'empty.txt') }, 'file'],
    [
      'a file of more than 10 MB',
      { kind: 'file', file: new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'big.bin') },
      'file',
    ],
    ['a note of 20,000 characters', { kind: 'note', text: 'x'.repeat(20_000) }, 'text'],
    ['another kind', { kind: 'rumour' }, 'kind'],
    ['an item that does not exist', { kind: 'note', text: 'x', item: 'ZZ-9' }, 'item'],
    ['what has expired already', { kind: 'note', text: 'x', expiresOn: '2026-11-19' }, 'expiresOn'],
    ['a day that does not exist', { kind: 'note', text: 'x', expiresOn: '2026-02-30' }, 'expiresOn'],
  ])('refuses %s beside the field', async (_, input, field) => {
    const journey = await untouched();
    const refusal = await journey.refused('add-evidence', journey.architect, { ...base, ...input });
    expect(refusal.kind).toBe('invalid');
    expect(Object.keys(refusal.fields ?? {})).toEqual([field]);
    expect(await evidence(journey)).toEqual([]);
  });

  it('lets a drill prove its item for 90 days at the most', async () => {
    const journey = await makeJourney();
    const drill = {
      item: 'HF-1',
      kind: 'drill',
      title: 'Drill',
      text: 'Stopped in 40 s.',
      heldOn: '2026-11-20',
      ledBy: 'Tom',
      secondsToSafe: 40,
    };
    await journey.does('add-evidence', journey.architect, { ...drill, expiresOn: '' });
    expect((await evidence(journey))[0]?.expiresOn).toBe('2027-02-18');
    const late = await journey.refused('add-evidence', journey.architect, { ...drill, expiresOn: '2027-02-19' });
    expect(late.fields?.expiresOn?.[0]).toContain('2027-02-18');
  });

  it('goes stale when it expires, and a stale item can be submitted anew', async () => {
    const journey = await makeJourney();
    await journey.does('add-evidence', journey.architect, {
      ...base,
      kind: 'note',
      text: 'x',
      expiresOn: '2026-11-25',
    });
    await journey.does('submit-item', journey.architect, { item: 'DM-4', claim: 'satisfied' });
    await journey.does('confirm-item', journey.owners['data-governance'], { item: 'DM-4' });
    journey.wait(10);
    const old = await journey.refused('submit-item', journey.architect, { item: 'DM-4', claim: 'satisfied' });
    expect(old.reasons.map(({ code }) => code)).toEqual(['no-evidence']);
    await journey.does('add-evidence', journey.architect, { ...base, kind: 'note', text: 'y' });
    await journey.does('submit-item', journey.architect, { item: 'DM-4', claim: 'satisfied' });
    expect((await journey.facts()).items[0]).toMatchObject({ state: 'submitted' });
  });
});

describe('withdraw-evidence', () => {
  it('takes back what one gave, and nothing else', async () => {
    const journey = await makeJourney();
    const { workspace, architect } = journey;
    await journey.does('assign-item', architect, { item: 'DM-4', assignee: workspace.viewer.memberId });
    await journey.does('add-evidence', workspace.viewer, { ...base, kind: 'note', text: 'Mine' });
    await journey.does('add-evidence', architect, { ...base, kind: 'note', text: 'The architect’s' });
    const [mine, other] = await evidence(journey);
    expect((await journey.refused('withdraw-evidence', workspace.viewer, { evidence: other!.id })).kind).toBe(
      'forbidden',
    );
    await journey.does('withdraw-evidence', workspace.viewer, { evidence: mine!.id, reason: 'The wrong system.' });
    expect((await evidence(journey)).map(({ id }) => id)).toEqual([other!.id]);
    expect(await journey.lastEvent()).toMatchObject({ type: 'evidence.withdrawn', reason: 'The wrong system.' });
    expect((await journey.refused('withdraw-evidence', architect, { evidence: mine!.id })).kind).toBe('not-found');
  });

  it('never lets readiness rise, and makes a satisfied item stale', async () => {
    const journey = await makeJourney();
    await journey.satisfy('DM-4');
    const before = (await journey.row()).areaReadiness as (number | null)[];
    const [entry] = await evidence(journey);
    await journey.does('withdraw-evidence', journey.architect, { evidence: entry!.id });
    const after = (await journey.row()).areaReadiness as (number | null)[];
    expect([before[2], after[2]]).toEqual([25, 0]);
  });
});

describe('a stored file', () => {
  it('is read in its own workspace, as long as it is evidence, and nowhere else', async () => {
    const [journey, other] = [await makeJourney(), await makeJourney()];
    await journey.does('add-evidence', journey.architect, { ...base, kind: 'file', title: '', file: pdf() });
    const [entry] = await evidence(journey);
    const id = entry!.file!.id;
    const file = await evidenceFile(journey.workspace.viewer, id);
    expect(file).toMatchObject({ name: 'scan_1_.html', contentType: 'application/pdf' });
    expect(await textOf(file)).toBe('%PDF-1.7\nscan');
    expect(await evidenceFile(other.architect, id)).toBeNull();
    expect(await evidenceFile(journey.architect, 'not-an-id')).toBeNull();
    await journey.does('withdraw-evidence', journey.architect, { evidence: entry!.id });
    expect(await evidenceFile(journey.architect, id)).toBeNull();
  });
});
