import { describe, expect, test } from 'vitest';
import { hashOf } from '@/lib/db/hash';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { verifyChain } from '@/lib/domain/audit/chain';
import { identityOf, mapRow } from '@/lib/domain/import/map-row';
import { guessMapping } from '@/lib/domain/import/guess-mapping';
import { accepted, begin, csv, federalBytes, importBytes, reportOf, tableFrom } from '@/lib/testing/imports';
import { addTag } from '@/lib/commands/add-tag';
import { workspaceTags } from '@/lib/db/workspace-tags';
import { exportColumns } from '@/lib/domain/use-case/export';
import { noFilters } from '@/lib/domain/use-case/list';
import { useCaseExport } from '@/lib/queries/use-case-export';
import { csv as csvOf } from '@/lib/spreadsheet/csv';
import { inventoryFile } from '@/lib/testing/inventory-file';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { runImport } from './run-import';
import { undoRun } from './undo-run';

const files = [
  { name: 'a generated inventory', bytes: inventoryFile().bytes },
  ...[federalBytes()].flatMap((bytes) => (bytes ? [{ name: 'the federal inventory of 2024', bytes }] : [])),
];
const later = new Date(testNow.getTime() + 60_000);

describe.each(files)('$name', ({ bytes }) => {
  test('goes through whole: every row accounted for, every mapped cell there, and repeating it changes nothing', async () => {
    const { architect, workspaceId } = await makeWorkspace();
    const first = await importBytes(architect, bytes);
    const table = await tableFrom(bytes);
    expect(first).toMatchObject({ state: 'done', rows: table.rows.length, updated: 0 });
    expect(first.created + first.skipped).toBe(table.rows.length);

    await inWorkspace(workspaceId, async (tx) => {
      const stored = await tx.useCase.findMany({ include: { businessUnit: true } });
      expect(stored).toHaveLength(first.created);
      expect(new Set(stored.map(({ key }) => key)).size).toBe(stored.length);
      expect(stored.every(({ stage }) => stage === 'candidate')).toBe(true);
      const rows = await tx.importRow.findMany({ where: { importId: first.importId }, orderBy: { row: 'asc' } });
      expect(rows.map(({ row }) => row)).toEqual(table.rows.map((_, index) => index + 1));
      const byId = new Map(stored.map((useCase) => [useCase.id, useCase]));
      const mapping = guessMapping(table.columns, () => []);
      for (const { row, outcome, useCaseId, notes } of rows) {
        const cells = table.rows[row - 1] ?? [];
        const useCase = useCaseId ? byId.get(useCaseId) : undefined;
        if (outcome === 'skipped') {
          expect(notes).toMatchObject([{ code: 'duplicate' }]);
          continue;
        }
        const text = `${useCase?.title}\n${useCase?.problem}`;
        for (const column of [
          mapping.columns.title,
          mapping.columns.problem,
          ...mapping.appended.map((one) => one.column),
        ]) {
          const cell = (cells[column?.index ?? -1] ?? '').replace(/\r\n?/g, '\n').trim();
          const wanted = column === mapping.columns.title ? cell.replace(/\s*\n\s*/g, ' ') : cell;
          expect(text).toContain(wanted);
        }
      }
      expect(JSON.stringify(stored)).not.toContain('\ufffd');
    });

    const again = await importBytes(architect, bytes, { now: later });
    expect(again).toMatchObject({ created: 0, updated: 0, skipped: table.rows.length });
    await inWorkspace(workspaceId, async (tx) => {
      expect(await tx.useCase.count({ where: { version: { gt: 1 } } })).toBe(0);
      expect(await tx.useCase.count()).toBe(first.created);
    });
  }, 60_000);

  test('survives being killed between two chunks', async () => {
    const { architect, workspaceId } = await makeWorkspace();
    const importId = await begin(architect, bytes);
    const killed = runImport(workspaceId, importId, {
      now: () => testNow,
      onProgress: (processed) => {
        if (processed >= 200) throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    const half = await reportOf(architect, importId);
    expect(half.state).toBe('running');
    expect(half.created).toBeGreaterThan(0);
    await runImport(workspaceId, importId, { now: () => later });
    const whole = await reportOf(architect, importId);
    expect(whole.state).toBe('done');
    expect(whole.created + whole.skipped).toBe(whole.rows);
    const other = await makeWorkspace();
    const uninterrupted = await importBytes(other.architect, bytes);
    expect(whole.created).toBe(uninterrupted.created);
  }, 60_000);
});

test('two workers at one import: every row is written once', async () => {
  const { architect, workspaceId } = await makeWorkspace();
  const { bytes } = inventoryFile({ rows: 900 });
  const importId = await begin(architect, bytes);
  const options = { now: () => testNow };
  await Promise.all([runImport(workspaceId, importId, options), runImport(workspaceId, importId, options)]);
  await runImport(workspaceId, importId, options);
  const report = await reportOf(architect, importId);
  expect(report).toMatchObject({ state: 'done', rows: 900 });
  expect(report.created + report.skipped).toBe(900);
  await inWorkspace(workspaceId, async (tx) => {
    expect(await tx.useCase.count()).toBe(report.created);
    expect(await tx.importRow.count()).toBe(900);
  });
});

const header = ['ID', 'Title', 'Description', 'Department', 'Status', 'Owner email', 'Users'];

test('a use case has its owner, its reported stage, its unit and a verifiable beginning of its trail', async () => {
  const { architect, contributor, workspaceId } = await makeWorkspace();
  const email = await inWorkspace(workspaceId, (tx) =>
    tx.member.findUniqueOrThrow({ where: { id: contributor.memberId } }),
  );
  const { importId } = await importBytes(
    architect,
    csv(
      header,
      ['A-1', 'Answer questions', 'Too many calls', 'Field Sales', 'Live', email.email.toUpperCase(), 'Agents'],
      ['A-2', 'Draft letters', 'Slow letters', 'field  sales', 'Candidate', 'nobody@example.com', ''],
    ),
  );
  await inWorkspace(workspaceId, async (tx) => {
    const [one, two] = await tx.useCase.findMany({
      include: { owners: true, businessUnit: true },
      orderBy: { key: 'asc' },
    });
    expect(one).toMatchObject({
      key: 'FS-1',
      title: 'Answer questions',
      externalKey: 'A-1',
      reportedStage: 'production',
      stage: 'candidate',
      userGroup: 'Agents',
      businessUnit: { name: 'Field Sales' },
      owners: [{ memberId: contributor.memberId, role: 'business' }],
      importId,
    });
    expect(two).toMatchObject({ key: 'FS-2', reportedStage: null, owners: [] });
    const line = await tx.importRow.findUniqueOrThrow({ where: { importId_row: { importId, row: 2 } } });
    expect(line.notes).toMatchObject([{ code: 'unknown-owner' }]);
    const events = await tx.event.findMany({ where: { chain: one?.id ?? '' } });
    expect(events).toMatchObject([
      { type: 'use-case.imported', actorName: architect.name, data: { outcome: 'created', row: 1 } },
    ]);
    expect(verifyChain(events, hashOf)).toBeNull();
    const trail = await tx.event.findMany({ where: { chain: workspaceId }, orderBy: { seq: 'asc' } });
    expect(verifyChain(trail, hashOf)).toBeNull();
    const told = ['import.uploaded', 'import.started', 'import.units-made', 'import.finished'];
    expect(trail.slice(-4).map(({ type }) => type)).toEqual(told);
  });
});

test('a changed row changes only its fields, and what people changed here stays theirs', async () => {
  const { architect, workspaceId } = await makeWorkspace();
  const row = (title: string, problem: string, users: string) => ['A-1', title, problem, 'Sales', 'Idea', '', users];
  await importBytes(architect, csv(header, row('Answer questions', 'Too many calls', 'Agents')));
  const [useCase] = await inWorkspace(workspaceId, (tx) => tx.useCase.findMany());
  const id = useCase?.id ?? '';

  const second = await importBytes(architect, csv(header, row('Answer questions', 'Far too many calls', 'Agents')), {
    now: later,
  });
  expect(second).toMatchObject({ created: 0, updated: 1, skipped: 0 });
  await inWorkspace(workspaceId, async (tx) => {
    expect(await tx.useCase.findUniqueOrThrow({ where: { id } })).toMatchObject({
      problem: 'Far too many calls',
      version: 2,
    });
    const events = await tx.event.findMany({ where: { chain: id }, orderBy: { seq: 'asc' } });
    expect(verifyChain(events, hashOf)).toBeNull();
    expect(events.at(-1)?.data).toMatchObject({
      outcome: 'updated',
      version: 2,
      changes: [{ field: 'problem', before: 'Too many calls', after: 'Far too many calls' }],
    });
    // Somebody edits the title here.
    await tx.useCase.update({ where: { id }, data: { title: 'Answer customers', version: 3 } });
  });

  const repeat = await importBytes(architect, csv(header, row('Answer questions', 'Far too many calls', 'Agents')), {
    now: new Date(later.getTime() + 1_000),
  });
  expect(repeat).toMatchObject({ created: 0, updated: 0, skipped: 1 });
  const third = await importBytes(
    architect,
    csv(header, row('Answer all questions', 'Far too many calls', 'Everybody')),
    {
      now: new Date(later.getTime() + 2_000),
    },
  );
  expect(third).toMatchObject({ created: 0, updated: 1, skipped: 0 });
  await inWorkspace(workspaceId, async (tx) => {
    expect(await tx.useCase.findMany()).toMatchObject([
      { title: 'Answer customers', userGroup: 'Everybody', version: 4 },
    ]);
    const line = await tx.importRow.findFirstOrThrow({ where: { importId: third.importId } });
    expect(line.notes).toMatchObject([{ code: 'kept-here', column: 'Title' }]);
  });
});

const tagged = ['ID', 'Title', 'Description', 'Tags'];

test('tags come along: given, changed, kept where people changed them, and taken back', async () => {
  const { architect, workspaceId } = await makeWorkspace();
  const row = (tags: string, problem = 'Too many calls') => ['A-1', 'Answer questions', problem, tags];
  const long = 'x'.repeat(41);
  const first = await importBytes(architect, csv(tagged, row(`Peak  Season; GDPR, gdpr;${long}`)));
  const state = () =>
    inWorkspace(workspaceId, async (tx) => {
      const [one] = await tx.useCase.findMany({ include: { tags: { orderBy: { tag: 'asc' } } } });
      return { id: one?.id ?? '', version: one?.version, tags: one?.tags.map(({ tag }) => tag) };
    });
  const { id } = await state();
  expect((await state()).tags).toEqual(['gdpr', 'peak season']);
  const lineOf = (importId: string) =>
    inWorkspace(workspaceId, (tx) => tx.importRow.findFirstOrThrow({ where: { importId } }));
  expect((await lineOf(first.importId)).notes).toEqual([
    { code: 'bad-tag', column: 'Tags', message: `"${long}" is not a tag and is left out. Use at most 40 characters.` },
  ]);
  const eventsOf = () =>
    inWorkspace(workspaceId, (tx) => tx.event.findMany({ where: { chain: id }, orderBy: { seq: 'asc' } }));
  expect((await eventsOf()).at(-1)?.data).toMatchObject({
    changes: [{ field: 'tags', before: null, after: 'gdpr; peak season' }],
  });

  // The same set in another order is the same.
  const same = await importBytes(architect, csv(tagged, row(`gdpr;PEAK season`)), { now: later });
  expect(same).toMatchObject({ updated: 0, skipped: 1 });

  const changed = await importBytes(architect, csv(tagged, row('gdpr; customs')), { now: later });
  expect(changed).toMatchObject({ updated: 1 });
  expect((await state()).tags).toEqual(['customs', 'gdpr']);
  accepted(await undoRun({ actor: architect, now: later }, changed.importId));
  expect((await state()).tags).toEqual(['gdpr', 'peak season']);
  const trail = await eventsOf();
  expect(trail.at(-1)?.data).toMatchObject({
    outcome: 'restored',
    changes: [{ field: 'tags', before: 'customs; gdpr', after: 'gdpr; peak season' }],
  });
  expect(verifyChain(trail, hashOf)).toBeNull();

  // A blank cell takes none away.
  const blank = await importBytes(architect, csv(tagged, row('', 'Far too many calls')), { now: later });
  expect(blank).toMatchObject({ updated: 1 });
  expect((await state()).tags).toEqual(['gdpr', 'peak season']);

  const { version } = await state();
  accepted(await addTag.run({ actor: architect, now: later }, { useCase: 'GEN-1', version, tag: 'mine' }));
  const kept = await importBytes(architect, csv(tagged, row('theirs', 'Far too many calls')), { now: later });
  expect(kept).toMatchObject({ updated: 0, skipped: 1 });
  expect((await lineOf(kept.importId)).notes).toMatchObject([{ code: 'kept-here', column: 'Tags' }]);
  expect((await state()).tags).toEqual(['gdpr', 'mine', 'peak season']);
});

test('a use case and a workspace have so many tags at most, and the row says what is left out', async () => {
  const { architect, workspaceId } = await makeWorkspace();
  const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `tag ${from + at}`);
  const rows = Array.from({ length: 20 }, (_, at) => [
    `A-${at}`,
    `Case ${at}`,
    'A problem',
    words(at * 10, 11).join(';'),
  ]);
  const extra = ['B-1', 'One more', 'A problem', 'tag 1; one too many'];
  const { importId } = await importBytes(architect, csv(tagged, ...rows, extra));
  await inWorkspace(workspaceId, async (tx) => {
    expect(await workspaceTags(tx)).toHaveLength(200);
    const lines = await tx.importRow.findMany({ where: { importId }, orderBy: { row: 'asc' } });
    expect(lines[0]?.notes).toMatchObject([
      { code: 'many-tags', message: 'A use case has at most 10 tags; "tag 10" left out.' },
    ]);
    expect(lines.at(-1)?.notes).toMatchObject([
      { code: 'no-tag-left', message: 'The workspace has 200 tags, which is the most; "one too many" left out.' },
    ]);
  });
});

test('the tags of an exported list come back equal', async () => {
  const [from, to] = [await makeWorkspace(), await makeWorkspace()];
  const given = [
    ['-minus; =1+1', 'one'],
    ['Überlast, zwei wörter', 'two'],
    ['', 'three'],
  ] as const;
  await importBytes(
    from.architect,
    csv(tagged, ...given.map(([tags, name]) => [name, `Case ${name}`, 'A problem', tags])),
  );
  const tagsOf = (workspaceId: string) =>
    inWorkspace(workspaceId, async (tx) =>
      Object.fromEntries(
        (await tx.useCase.findMany({ include: { tags: true } })).map((one) => [
          one.title,
          one.tags.map(({ tag }) => tag).sort(),
        ]),
      ),
    );
  const list = useCaseExport(from.viewer, noFilters);
  let file = '';
  for await (const piece of csvOf(exportColumns, list!)) file += piece;
  await importBytes(to.architect, Buffer.from(file));
  expect(await tagsOf(to.workspaceId)).toEqual(await tagsOf(from.workspaceId));
  expect(await tagsOf(to.workspaceId)).toMatchObject({ 'Case one': ['-minus', '=1+1'], 'Case three': [] });
});

test('a row put between rows of the same name creates one use case and touches no other', async () => {
  const { architect, workspaceId } = await makeWorkspace();
  const row = (problem: string) => ['', 'Chatbot', problem, 'Sales', '', '', ''];
  await importBytes(architect, csv(header, row('one'), row('two'), row('three')));
  const again = await importBytes(architect, csv(header, row('three'), row('one'), row('between'), row('two')), {
    now: later,
  });
  expect(again).toMatchObject({ created: 1, updated: 0, skipped: 3 });
  await inWorkspace(workspaceId, async (tx) => {
    expect((await tx.useCase.findMany()).map(({ problem }) => problem).sort()).toEqual([
      'between',
      'one',
      'three',
      'two',
    ]);
  });
});

test('identity: the key where there is one, else title and unit whatever their case and spaces', async () => {
  const { columns } = await tableFrom(csv(header, ['', 'a', 'b', 'c', '', '', '']));
  const mapping = guessMapping(columns, () => []);
  const identity = (cells: string[]) => {
    const mapped = mapRow(cells, mapping, 'General');
    return mapped.ok ? identityOf(mapped.fields) : null;
  };
  expect(identity(['', ' Answer  Questions', 'x', 'SALES', '', '', ''])).toBe(
    identity(['', 'answer questions', 'y', 'Sales ', '', '', '']),
  );
  expect(identity(['A-1', 'one', 'x', 'Sales', '', '', ''])).toBe(identity(['A-1', 'two', 'x', 'Legal', '', '', '']));
  expect(identity(['A-1', 'one', '', '', '', '', ''])).not.toBe(identity(['A-2', 'one', '', '', '', '', '']));
});
