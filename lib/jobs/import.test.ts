import { afterAll, expect, test } from 'vitest';
import { startImport } from '@/lib/commands/start-import';
import { uploadImport } from '@/lib/commands/upload-import';
import { database } from '@/lib/db/client';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { accepted, csv, reportOf } from '@/lib/testing/imports';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { importJob } from './import';
import { closeQueue, lastTry, resumeAbandoned } from './queue';
import { resumeImports } from './resume-imports';

afterAll(closeQueue);

async function started() {
  const { architect, workspaceId } = await makeWorkspace();
  const file = csv(['Title', 'Problem'], ['Answer questions', 'Too many calls']);
  const context = { actor: architect, now: testNow };
  const uploaded = accepted(await uploadImport.run(context, { fileName: 'list.csv', bytes: file }));
  const { import: importId } = uploaded as { import: string };
  accepted(await startImport.run(context, { import: importId, title: '0', problem: '1', saveAs: '' }));
  return { architect, workspaceId, importId };
}

const jobsOf = (importId: string) => database().$queryRaw<{ state: string; began: boolean; retry_count: number }[]>`
  select state::text, started_on is not null as began, retry_count from pgboss.job where singleton_key = ${importId}
  order by created_on, state`;

test('a restart gives the job back without counting as a try', async () => {
  const { importId } = await started();
  await database().$executeRaw`
    update pgboss.job set state = 'active', started_on = now(), retry_count = ${lastTry} where singleton_key = ${importId}`;
  await resumeAbandoned('import');
  // What has not begun is taken without counting.
  expect(await jobsOf(importId)).toEqual([{ state: 'retry', began: false, retry_count: lastTry }]);
});

test('an import under way whose job is gone gets a new one, once, and ends', async () => {
  const { architect, workspaceId, importId } = await started();
  await database().$executeRaw`
    update pgboss.job set state = 'failed', retry_count = ${lastTry} where singleton_key = ${importId}`;
  await resumeImports();
  await resumeImports();
  expect((await jobsOf(importId)).map(({ state }) => state).sort()).toEqual(['created', 'failed']);
  await importJob({ workspaceId, importId }, 0);
  expect(await reportOf(architect, importId)).toMatchObject({ state: 'done', created: 1 });
});

test('what fails for the last time ends as failed, in a sentence', async () => {
  const { architect, workspaceId, importId } = await started();
  await inWorkspace(workspaceId, (tx) =>
    tx.importRun.update({ where: { id: importId }, data: { mapping: { unknown: true } } }),
  );
  await expect(importJob({ workspaceId, importId }, lastTry - 1)).rejects.toThrow();
  expect(await reportOf(architect, importId)).toMatchObject({ state: 'running' });
  await expect(importJob({ workspaceId, importId }, lastTry)).rejects.toThrow();
  const { problem, state } = await inWorkspace(workspaceId, (tx) =>
    tx.importRun.findUniqueOrThrow({ where: { id: importId } }),
  );
  expect({ problem, state }).toEqual({ state: 'failed', problem: expect.stringContaining('an error on our side') });
});
