import pg from 'pg';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { noFilters, pageSize, type Cursor, type ListRequest } from '@/lib/domain/use-case/list';
import { plainColumns } from '@/lib/domain/use-case/table';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace } from '@/lib/testing/workspace';
import { useCaseList } from './use-case-list';

const others = 4100;
const holding = 600;

let actor: Actor;

// The word is in the oldest alone: from there a page goes along the order, and from the newest it would go too far.
beforeAll(async () => {
  const workspace = await makeWorkspace();
  actor = workspace.viewer;
  const { key } = await makeUseCase(workspace, { title: 'Lease review' });
  await inWorkspace(
    workspace.workspaceId,
    (tx) => tx.$executeRaw`
      insert into use_case (id, workspace_id, business_unit_id, key, title, problem, stage_entered_at, created_by_id, created_at, updated_at,
        ratings, score)
      select gen_random_uuid(), workspace_id, business_unit_id, 'MANY-' || i, 'Topic ' || i, case when i > ${others}::int then 'Contracts pile up.' else 'Mail.' end,
        stage_entered_at, created_by_id, created_at, updated_at - i * interval '1 minute', '{}', case when i % 2 = 0 then i % 90 end
      from use_case, generate_series(1, ${others + holding}::int) i where key = ${key}`,
  );
});

afterEach(() => vi.restoreAllMocks());

const request = (over: Partial<ListRequest>): ListRequest => ({
  filters: { ...noFilters, q: 'pile contracts' },
  sort: 'updated',
  direction: 'desc',
  group: null,
  columns: plainColumns,
  after: null,
  before: null,
  ...over,
});

async function all(of: Partial<ListRequest>): Promise<string[]> {
  const keys: string[] = [];
  for (let after: Cursor | null = null, page = 0; page === 0 || after; page += 1) {
    const found = await useCaseList(actor, request({ ...of, after }));
    keys.push(...found!.groups.flatMap(({ rows }) => rows.map(({ key }) => key)));
    after = found!.next;
  }
  return keys;
}

it.each([
  ['updated', 'desc', 'updated_at desc, id desc'],
  ['updated', 'asc', 'updated_at, id'],
  ['score', 'desc', 'score desc nulls last, id desc'],
  ['score', 'asc', 'score nulls last, id'],
] as const)('a word that many hold leaves just them, by %s %s', async (sort, direction, order) => {
  const rows = await inWorkspace(actor.workspaceId, (tx) =>
    tx.$queryRawUnsafe<{ key: string }[]>(
      `select key from use_case where workspace_id = $1::uuid and problem = 'Contracts pile up.' order by ${order}`,
      actor.workspaceId,
    ),
  );
  expect(rows).toHaveLength(holding);
  expect(await all({ sort, direction })).toEqual(rows.map(({ key }) => key));
});

it('it is looked up by its index only where a page would go too far for it', async () => {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const looksUp = async (of: Partial<ListRequest>) => {
    asked.mockClear();
    // In another order than above: what has been asked for before may be kept.
    const found = await useCaseList(actor, request({ ...of, filters: { ...noFilters, q: 'contracts pile' } }));
    expect(found!.groups[0]!.rows).toHaveLength(pageSize);
    const texts = asked.mock.calls.map(([query]) => (query as unknown as { text?: string }).text ?? '');
    return texts.filter((text) => text.includes('matching_use_cases') && text.includes('limit')).length;
  };
  await looksUp({});
  expect([await looksUp({ direction: 'asc' }), await looksUp({ direction: 'desc' })]).toEqual([0, 1]);
});
