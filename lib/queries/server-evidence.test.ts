import { beforeEach, expect, it } from 'vitest';
import { handlers } from '@/lib/jobs/handlers';
import { makeJourney } from '@/lib/testing/journey';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeServer, serverNote } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { serverPage } from './server';
import { serverEvidence } from './server-evidence';

let workspace: TestWorkspace;
let server: string;
beforeEach(async () => {
  workspace = await makeWorkspace();
  server = await makeServer(workspace, { name: 'CRM server' });
});

const give = async (input: Record<string, unknown> = {}) =>
  (await mustRun('give-server-evidence', workspace.contributor, { server, ...serverNote, ...input }))
    .evidence as string;
/** Carries out the jobs that wait for this server, as the worker would. */
async function work(): Promise<number> {
  const jobs = await ownerSql<{ data: unknown }>(
    `delete from pgboss.job where name = 'inherit-evidence' and data->>'serverId' = $1 returning data`,
    [server],
  );
  for (const { data } of jobs) await handlers['inherit-evidence']!(data, 0);
  return jobs.length;
}
const shown = async () => (await serverEvidence(workspace.viewer, server))!;

it('shows each piece by its newest revision, with what rests on it and how far it was accepted', async () => {
  const [first, second] = [await makeJourney({ workspace }), await makeJourney({ workspace })];
  for (const journey of [first, second]) {
    await journey.does('choose-servers', journey.architect, { servers: [server] });
  }
  const evidence = await give();
  await give({ title: 'Report', kind: 'file', text: '', file: new File(['x'], 'x.txt'), items: ['SE-2'] });
  // One for each use case that chose it, and one for all that the two writes wait for together.
  expect(await work()).toBe(3);
  await first.does('submit-item', first.architect, { item: 'ID-2', claim: 'satisfied' });
  await first.does('confirm-item', first.owners.security, { item: 'ID-2' });
  const [report, note] = (await shown()).pieces;
  expect(report).toMatchObject({ kind: 'file', file: { name: 'x.txt', size: 1 }, rests: { useCases: 2 } });
  expect(note).toMatchObject({
    id: evidence,
    title: 'Token test',
    body: serverNote.text,
    source: serverNote.source,
    revision: 1,
    author: { name: workspace.contributor.name },
    proves: [{ items: ['ID-2', 'ID-4'], expiresOn: null }],
    latestExpiry: null,
    rests: { useCases: 2, current: 2, items: 4, accepted: 1 },
    withdrawn: null,
  });

  await mustRun('renew-server-evidence', workspace.contributor, { server, evidence, text: 'Again.' });
  expect((await shown()).pieces[1]).toMatchObject({
    revision: 2,
    body: 'Again.',
    rests: { useCases: 2, current: 0, accepted: 0 },
  });
  await work();
  expect((await shown()).pieces[1]).toMatchObject({ rests: { useCases: 2, current: 2, items: 4, accepted: 0 } });
  expect((await serverPage(workspace.viewer, server))?.evidence).toBe(2);

  await mustRun('withdraw-server-evidence', workspace.contributor, { server, evidence, reason: 'Of another version.' });
  await work();
  const { pieces, withdrawn } = await shown();
  expect(pieces.map(({ title }) => title)).toEqual(['Report']);
  expect(withdrawn).toMatchObject([
    { title: 'Token test', withdrawn: { by: workspace.contributor.name, why: 'Of another version.', at: testNow } },
  ]);
});

it('says until when a renewal may be given, where an item wants it fresh', async () => {
  await give({ items: ['ID-2', 'HF-1'] });
  const [piece] = (await shown()).pieces;
  expect(piece?.proves.map(({ items }) => items)).toEqual([['HF-1'], ['ID-2']]);
  expect(piece?.latestExpiry).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it('is empty where nobody gave any, and nothing to whoever is elsewhere', async () => {
  expect(await shown()).toMatchObject({ pieces: [], withdrawn: [], checks: null, underWay: false });
  expect(await serverEvidence((await makeWorkspace()).admin, server)).toBeNull();
});
