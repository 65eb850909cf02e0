import { expect, test } from 'vitest';
import { uploadImport } from '@/lib/commands/upload-import';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { accepted, csv } from '@/lib/testing/imports';
import { watchedScope } from '@/lib/testing/scopes';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { tableOf } from './table-of';

test('a table that is kept does not hold the request that read it', async () => {
  const { workspaceId, architect } = await makeWorkspace();
  const bytes = csv(['Title', 'Unit'], ['Account research', 'Sales']);
  const uploaded = await uploadImport.run({ actor: architect, now: testNow }, { fileName: 'inventory.csv', bytes });
  const { import: id } = accepted(uploaded) as { import: string };
  const read = () => inWorkspace(workspaceId, (tx) => tableOf(tx, id));
  const { run, isLetGo } = watchedScope();
  await run(read);
  const kept = await read();
  expect(kept).toMatchObject({ ok: true });
  await isLetGo();
  expect(await read()).toBe(kept);
});
