import { makeZip } from 'client-zip';
import { expect, it } from 'vitest';
import { unzip } from '@/lib/import/read/unzip';
import type { Actor } from '@/lib/domain/access/actor';
import { makeJourney } from '@/lib/testing/journey';
import { makeWorkspace } from '@/lib/testing/workspace';
import { evidencePackage } from './evidence-package';

async function packed(actor: Actor, key: string): Promise<Map<string, string>> {
  const found = (await evidencePackage(actor, key))!;
  const bytes = new Uint8Array(await new Response(makeZip(found.entries)).arrayBuffer());
  const files = await unzip(bytes, 100_000_000, /./);
  return new Map([...files].map(([name, content]) => [name, content.toString('utf8')]));
}

it('holds each piece of evidence once, an index that leads to it, the same as a table, and the trail', async () => {
  const journey = await makeJourney();
  const { architect } = journey;
  const file = new File(['a,b\n1,2\n'], '../../calls <1>.csv');
  await journey.does('add-evidence', architect, { item: 'DM-4', kind: 'file', title: '<b>Scan</b>', file });
  const note = { item: 'DM-4', kind: 'note', title: 'Sample scan', text: 'Clean.', source: 'Nightly job' };
  const { evidence } = await journey.does<{ evidence: string }>('add-evidence', architect, note);
  await journey.does('cite-evidence', architect, { item: 'SE-2', evidence });
  await journey.does('revise-evidence', architect, { evidence, text: 'Clean again.' });
  const drill = { item: 'HF-1', kind: 'drill', title: 'Drill', text: 'Stopped.', heldOn: '2026-11-10', ledBy: 'Tom' };
  await journey.does('add-evidence', architect, { ...drill, secondsToSafe: 95 });

  const files = await packed(journey.workspace.viewer, journey.key);
  expect([...files.keys()]).toEqual([
    'index.html',
    'evidence.csv',
    'evidence/DM-4/01 calls _1_.csv',
    'evidence/DM-4/02 Sample scan.txt',
    'evidence/DM-4/03 Sample scan.txt',
    'evidence/HF-1/01 Drill.txt',
    'trail.jsonl',
  ]);
  expect(files.get('evidence/DM-4/01 calls _1_.csv')).toBe('a,b\n1,2\n');
  expect(files.get('evidence/DM-4/03 Sample scan.txt')).toMatch(/^Sample scan, revision 2\n[^]*Clean again\.\n$/);
  expect(files.get('evidence/HF-1/01 Drill.txt')).toContain('Time to safe state: 1 min 35 s');
  const index = files.get('index.html')!;
  expect(index).not.toContain('<b>Scan');
  expect(index).toContain('&lt;b&gt;Scan&lt;/b&gt;');
  for (const name of files.keys()) {
    if (name.startsWith('evidence/'))
      expect(index).toContain(`href="${name.split('/').map(encodeURIComponent).join('/')}"`);
  }
  expect(
    files
      .get('evidence.csv')!
      .split('\r\n')
      .filter((row) => /^(DM-4|SE-2|HF-1),/.test(row)),
  ).toHaveLength(6);
  const events = files
    .get('trail.jsonl')!
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(events.map(({ type }) => type)).toEqual((await journey.events()).map(({ type }) => type));
});

it('is for members of the workspace alone, and makes no more than is read', async () => {
  const journey = await makeJourney();
  const stranger = await makeWorkspace();
  expect(await evidencePackage(stranger.admin, journey.key)).toBeNull();
  expect(await evidencePackage(journey.architect, 'T-999')).toBeNull();
  const { entries } = (await evidencePackage(journey.architect, journey.key))!;
  expect((await entries.next()).value).toMatchObject({ name: 'index.html' });
  await entries.return(undefined);
});
