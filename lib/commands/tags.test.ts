import { expect, it } from 'vitest';
import { noFilters } from '@/lib/domain/use-case/list';
import { plainColumns } from '@/lib/domain/use-case/table';
import { tagLimits } from '@/lib/domain/use-case/tags';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { filterSql } from '@/lib/db/use-case-filter';
import { Prisma } from '@/lib/db/generated/client';
import { useCaseExport } from '@/lib/queries/use-case-export';
import { useCaseList } from '@/lib/queries/use-case-list';
import { exportColumns } from '@/lib/domain/use-case/export';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { registry } from './registry';

const listed = async (workspace: TestWorkspace, tag: string | null) => {
  const order = { sort: 'title', direction: 'asc', group: null, columns: plainColumns } as const;
  const request = { filters: { ...noFilters, tag }, ...order, after: null, before: null };
  const found = (await useCaseList(workspace.viewer, request))!;
  return { ...found, rows: found.groups.flatMap(({ rows }) => rows) };
};

it('gives a word and takes it off again, each with an event; the list, its filter and the file show it', async () => {
  const workspace = await makeWorkspace();
  const first = await makeUseCase(workspace, { title: 'Account research' });
  const second = await makeUseCase(workspace, { title: 'Policy lookup' });
  await first.send('add-tag', { tag: ' Quick  WIN' });
  await first.send('add-tag', { tag: 'board' });
  await second.send('add-tag', { tag: 'quick win' });
  expect((await first.facts()).tags).toEqual(['board', 'quick win']);

  const found = await listed(workspace, 'quick win');
  expect(found.rows.map(({ title, tags }) => [title, tags])).toEqual([
    ['Account research', ['board', 'quick win']],
    ['Policy lookup', ['quick win']],
  ]);
  expect(found.options.tags).toEqual(['board', 'quick win']);
  expect((await listed(workspace, 'board')).rows).toHaveLength(1);
  for await (const rows of useCaseExport(workspace.viewer, { ...noFilters, tag: 'board' })!) {
    const place = exportColumns.findIndex(({ title }) => title === 'Tags');
    expect(rows.map((cells) => cells[place])).toEqual(['board; quick win']);
  }

  await first.send('remove-tag', { tag: 'Board' });
  expect((await listed(workspace, null)).options.tags).toEqual(['quick win']);
  const told = await ownerSql<{ type: string; tag: string }>(
    `select type, data ->> 'tag' as tag from event where chain = $1 and type like 'tag.%' order by seq`,
    [(await first.facts()).id],
  );
  expect(told).toEqual([
    { type: 'tag.added', tag: 'quick win' },
    { type: 'tag.added', tag: 'board' },
    { type: 'tag.removed', tag: 'board' },
  ]);
});

it('refuses what is there already, what is not there, and one too many', async () => {
  const workspace = await makeWorkspace();
  const useCase = await makeUseCase(workspace);
  for (let number = 1; number < tagLimits.ofUseCase; number += 1) {
    await useCase.send('add-tag', { tag: `tag ${number}` });
  }
  await expect(useCase.send('add-tag', { tag: 'TAG 1' })).rejects.toThrow('It has the tag "tag 1" already.');
  await expect(useCase.send('remove-tag', { tag: 'other' })).rejects.toThrow('It does not have the tag "other".');
  await useCase.send('add-tag', { tag: 'the last' });
  await expect(useCase.send('add-tag', { tag: 'one more' })).rejects.toThrow('It has 10 tags, which is the most.');

  // The other words of the workspace, past the command.
  const carrier = await makeUseCase(workspace, { title: 'Meeting notes' });
  await ownerSql(
    `insert into use_case_tag (workspace_id, use_case_id, tag) select $1, $2, 'word ' || i from generate_series(1, $3::int) i`,
    [workspace.workspaceId, (await carrier.facts()).id, tagLimits.ofWorkspace - tagLimits.ofUseCase],
  );
  const other = await makeUseCase(workspace, { title: 'Policy lookup' });
  await expect(other.send('add-tag', { tag: 'yet another' })).rejects.toThrow('The workspace has 200 tags');
  await other.send('add-tag', { tag: 'word 7' });
});

it('is for those who may edit the use case, and is of one workspace alone', async () => {
  const [workspace, elsewhere] = [await makeWorkspace(), await makeWorkspace()];
  const useCase = await makeUseCase(workspace);
  await useCase.send('add-tag', { tag: 'secret plan' });
  const input = { useCase: useCase.key, version: (await useCase.facts()).version, tag: 'other' };
  const add = (actor: TestWorkspace['viewer'], change = {}) =>
    registry.get('add-tag')!.run({ actor, now: testNow }, { ...input, ...change });
  expect(await add(workspace.viewer)).toMatchObject({ refusal: { kind: 'forbidden' } });
  expect(await add(elsewhere.admin)).toMatchObject({ refusal: { kind: 'not-found' } });
  expect(await add(workspace.architect, { version: 1 })).toMatchObject({ refusal: { kind: 'conflict' } });
  expect((await listed(elsewhere, 'secret plan')).rows).toEqual([]);
  expect((await listed(elsewhere, null)).options.tags).toEqual([]);
  expect(await add(workspace.architect)).toMatchObject({ ok: true });
});

it('is looked up by an index, under row-level security', async () => {
  const workspace = await makeWorkspace();
  const plan = await inWorkspace(workspace.workspaceId, async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`;
    const where = filterSql(tx, { ...noFilters, tag: 'board' });
    return tx.$queryRaw<object[]>(Prisma.sql`explain select u.id from use_case u where ${where}`);
  });
  expect(JSON.stringify(plan)).toMatch(/use_case_tag_workspace_id_tag_idx.*tag = /s);
});
