import { afterAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { importLimits } from '@/lib/domain/import/limits';
import { runImport } from '@/lib/import/run/run-import';
import { closeQueue } from '@/lib/jobs/queue';
import { accepted, csv, importBytes, reportOf } from '@/lib/testing/imports';
import { ratings } from '@/lib/testing/journey';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { discardImport } from './discard-import';
import { editUseCase } from './edit-use-case';
import { startImport } from './start-import';
import { undoImport } from './undo-import';
import { uploadImport } from './upload-import';

afterAll(closeQueue);

const header = ['Key', 'Title', 'Problem', 'Department'];
const file = csv(
  header,
  ['1', 'Answer questions', 'Too many calls', 'Sales'],
  ['2', 'Draft letters', 'Slow letters', 'Sales'],
);
const mapping = { externalKey: '0', title: '1', problem: '2', businessUnit: '3', saveAs: '' };
const later = new Date(testNow.getTime() + 60_000);

async function upload({ architect }: TestWorkspace, bytes: Uint8Array = file): Promise<string> {
  const result = await uploadImport.run({ actor: architect, now: testNow }, { fileName: 'C:\\files\\list.csv', bytes });
  return (accepted(result) as { import: string }).import;
}

describe('upload-import', () => {
  test('keeps the file, says how it is written, and imports nothing yet', async () => {
    const workspace = await makeWorkspace();
    const importId = await upload(workspace);
    await inWorkspace(workspace.workspaceId, async (tx) => {
      const run = await tx.importRun.findUniqueOrThrow({ where: { id: importId } });
      expect(run).toMatchObject({
        fileName: 'list.csv',
        state: 'uploaded',
        rows: 2,
        encoding: 'UTF-8',
        delimiter: ',',
      });
      expect(Buffer.from(run.bytes ?? []).equals(file)).toBe(true);
      expect(await tx.useCase.count()).toBe(0);
      expect(await tx.event.count({ where: { type: 'import.uploaded' } })).toBe(1);
    });
  });

  test.each(['viewer', 'contributor'] as const)('refuses a %s', async (role) => {
    const workspace = await makeWorkspace();
    const result = await uploadImport.run({ actor: workspace[role], now: testNow }, { fileName: 'a.csv', bytes: file });
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
  });

  test('refuses 50 MB and more before looking into it', async () => {
    const { architect } = await makeWorkspace();
    const bytes = new Uint8Array(importLimits.fileBytes);
    const result = await uploadImport.run({ actor: architect, now: testNow }, { fileName: 'a.csv', bytes });
    expect(result).toMatchObject({
      ok: false,
      refusal: { kind: 'too-large', message: expect.stringContaining('50 MB') },
    });
  });

  test('refuses what is not a table, in words', async () => {
    const { architect } = await makeWorkspace();
    const bytes = Buffer.from('Dear all,\nplease find below, as promised, the list.\nRegards');
    const result = await uploadImport.run({ actor: architect, now: testNow }, { fileName: 'a.csv', bytes });
    expect(result).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', message: expect.stringContaining('not a table') },
    });
  });
});

describe('start-import', () => {
  test('hands the work to the queue, keeps the mapping under its name, and carries on from there', async () => {
    const workspace = await makeWorkspace();
    const { architect, workspaceId } = workspace;
    const importId = await upload(workspace);
    accepted(
      await startImport.run({ actor: architect, now: testNow }, { import: importId, ...mapping, saveAs: 'Our list' }),
    );
    await inWorkspace(workspaceId, async (tx) => {
      const jobs = await tx.$queryRaw<{ data: unknown }[]>`
        select data from pgboss.job where name = 'import' and singleton_key = ${importId}`;
      expect(jobs).toEqual([{ data: { workspaceId, importId } }]);
      expect(await tx.importMapping.findMany()).toMatchObject([
        { name: 'Our list', definition: { columns: { title: { index: 1, name: 'Title' } } } },
      ]);
    });
    await runImport(workspaceId, importId, { now: () => later });
    await inWorkspace(workspaceId, async (tx) => {
      const told = await tx.event.findMany({ where: { type: { startsWith: 'import.' } }, orderBy: { seq: 'asc' } });
      expect(told.map(({ type, data }) => ({ type, data }))).toMatchObject([
        { type: 'import.uploaded' },
        { type: 'import.started', data: { savedMapping: { name: 'Our list', replaced: false } } },
        { type: 'import.units-made', data: { units: [{ name: 'Sales', keyPrefix: 'SALES' }] } },
        { type: 'import.finished' },
      ]);
    });
    expect(await reportOf(architect, importId)).toMatchObject({ state: 'done', created: 2 });
    await inWorkspace(workspaceId, async (tx) => {
      expect((await tx.importRun.findUniqueOrThrow({ where: { id: importId } })).bytes).toBeNull();
    });
  });

  test('two at once: one starts it, the other is told', async () => {
    const workspace = await makeWorkspace();
    const importId = await upload(workspace);
    const start = () => startImport.run({ actor: workspace.architect, now: testNow }, { import: importId, ...mapping });
    const results = await Promise.all([start(), start()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'conflict' } });
  });

  test('asks for the title beside its field', async () => {
    const workspace = await makeWorkspace();
    const importId = await upload(workspace);
    const run = (title: string) =>
      startImport.run({ actor: workspace.architect, now: testNow }, { import: importId, ...mapping, title });
    for (const title of ['', '77']) {
      expect(await run(title)).toMatchObject({ refusal: { kind: 'invalid', fields: { title: [expect.any(String)] } } });
    }
  });
});

describe('undo-import', () => {
  test('removes what it created and restores what it updated; the trail stays', async () => {
    const { architect, workspaceId } = await makeWorkspace();
    const first = await importBytes(architect, file);
    const second = await importBytes(
      architect,
      csv(
        header,
        ['1', 'Answer questions', 'Far too many calls', 'Service'],
        ['3', 'Sort mail', 'A lot of mail', 'Sales'],
      ),
      { now: later },
    );
    expect(second).toMatchObject({ created: 1, updated: 1, skipped: 0 });
    expect(accepted(await undoImport.run({ actor: architect, now: later }, { import: second.importId }))).toEqual({
      removed: 1,
      restored: 1,
    });
    await inWorkspace(workspaceId, async (tx) => {
      const left = await tx.useCase.findMany({ orderBy: { key: 'asc' }, include: { businessUnit: true } });
      expect(left).toMatchObject([
        { problem: 'Too many calls', version: 3, businessUnit: { name: 'Sales' } },
        { problem: 'Slow letters', version: 1 },
      ]);
      const events = await tx.event.findMany({ where: { chain: left[0]?.id ?? '' }, orderBy: { seq: 'asc' } });
      expect(events.map(({ data }) => (data as { outcome: string }).outcome)).toEqual([
        'created',
        'updated',
        'restored',
      ]);
      expect(await tx.event.count({ where: { type: 'import.undone' } })).toBe(1);
    });
    // The first file counts again as the newest that was said.
    const again = await importBytes(architect, file, { now: new Date(later.getTime() + 1_000) });
    expect(again).toMatchObject({ created: 0, updated: 0, skipped: 2 });
    expect(await undoImport.run({ actor: architect, now: later }, { import: second.importId })).toMatchObject({
      refusal: { kind: 'conflict' },
    });
    accepted(await undoImport.run({ actor: architect, now: later }, { import: again.importId }));
    expect(await undoImport.run({ actor: architect, now: later }, { import: first.importId })).toMatchObject({
      refusal: { kind: 'unmet' },
    });
  });

  test('is refused as a whole once somebody has worked on one of its use cases, naming it', async () => {
    const workspace = await makeWorkspace();
    const { architect, workspaceId } = workspace;
    const { importId } = await importBytes(architect, file);
    const [useCase] = await inWorkspace(workspaceId, (tx) => tx.useCase.findMany({ orderBy: { key: 'asc' } }));
    const edit = {
      useCase: useCase?.key,
      version: 1,
      title: 'Answer all',
      problem: 'Too many calls',
      businessUnit: workspace.businessUnitId,
    };
    accepted(
      await editUseCase.run(
        { actor: architect, now: later },
        { ...edit, userGroup: '', userGroupSize: '', hoursSavedPerMonth: '', people: '', valuePerHour: '' },
      ),
    );
    expect(await undoImport.run({ actor: architect, now: later }, { import: importId })).toMatchObject({
      ok: false,
      refusal: {
        kind: 'unmet',
        reasons: [{ code: 'touched', useCase: useCase?.key, message: expect.stringContaining('Answer all') }],
      },
    });
    expect(await inWorkspace(workspaceId, (tx) => tx.useCase.count())).toBe(2);
    expect(await reportOf(architect, importId)).toMatchObject({ state: 'done' });
  });

  test('is refused once somebody has scored one of its use cases, a private draft included', async () => {
    const { architect, workspaceId } = await makeWorkspace();
    const { importId } = await importBytes(architect, file);
    const [useCase] = await inWorkspace(workspaceId, (tx) => tx.useCase.findMany({ orderBy: { key: 'asc' } }));
    await mustRun('keep-assessment-draft', architect, { useCase: useCase?.key, ratings: ratings() });
    expect(await undoImport.run({ actor: architect, now: later }, { import: importId })).toMatchObject({
      refusal: { kind: 'unmet', reasons: [{ code: 'touched', useCase: useCase?.key }] },
    });
    expect(await inWorkspace(workspaceId, (tx) => tx.assessment.count())).toBe(1);
  });
});

test('discard-import forgets a file that was not started, and no other', async () => {
  const workspace = await makeWorkspace();
  const context = { actor: workspace.architect, now: testNow };
  const importId = await upload(workspace);
  accepted(await discardImport.run(context, { import: importId }));
  await inWorkspace(workspace.workspaceId, async (tx) => expect(await tx.importRun.count()).toBe(0));
  const { importId: done } = await importBytes(workspace.architect, file);
  expect(await discardImport.run(context, { import: done })).toMatchObject({ refusal: { kind: 'conflict' } });
});

test.each([startImport, undoImport, discardImport])('$name: another workspace gets not-found', async (command) => {
  const workspace = await makeWorkspace();
  const other = await makeWorkspace();
  const importId = await upload(workspace);
  const input = command === startImport ? { import: importId, ...mapping } : { import: importId };
  expect(await command.run({ actor: other.architect, now: testNow }, input)).toMatchObject({
    refusal: { kind: 'not-found' },
  });
});
