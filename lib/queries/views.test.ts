import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { noFilters, type ListRequest } from '@/lib/domain/use-case/list';
import { plainColumns } from '@/lib/domain/use-case/table';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeWorkspace } from '@/lib/testing/workspace';
import { casesPerCell, matrix } from './matrix';
import { timeline } from './timeline';
import { useCaseList } from './use-case-list';

const adminUrl = process.env.DATABASE_ADMIN_URL as string;
const slug = 'views';
const request: ListRequest = {
  filters: noFilters,
  sort: 'title',
  direction: 'asc',
  group: null,
  columns: plainColumns,
  after: null,
  before: null,
};
let actor: Actor;

beforeAll(async () => {
  await loadLargeWorkspace(adminUrl, { slug, useCases: 200, now: new Date() });
  const [workspace] = await ownerSql<{ id: string }>(`select id from workspace where slug = $1`, [slug]);
  const id = workspace?.id as string;
  actor = { workspaceId: id, workspaceSlug: slug, memberId: id, name: 'Leader', role: 'viewer' };
});

it('puts each scored use case into one cell, and counts the others', async () => {
  const found = await matrix(actor, noFilters);
  const cells = await ownerSql<{ value: number; risk: number; count: number; most: string }>(
    `select value_rating::int as value, risk_rating::int as risk, count(*)::int as count,
       max(monthly_value)::text as most
     from use_case where workspace_id = $1 and score is not null group by 1, 2`,
    [actor.workspaceId],
  );
  const counted = found?.cells.map(({ value, risk, count }) => [value, risk, count]).sort();
  expect(counted).toEqual(cells.map(({ value, risk, count }) => [value, risk, count]).sort());
  expect(found?.cells.every(({ cases, count }) => cases.length === Math.min(count, casesPerCell))).toBe(true);
  const scored = cells.reduce((sum, { count }) => sum + count, 0);
  expect(found?.unscored).toBe(200 - scored);
});

it('lays the very rows of the list on the line of time, page by page', async () => {
  const list = await useCaseList(actor, request);
  const line = await timeline(actor, request);
  expect(line?.rows.map(({ key }) => key)).toEqual(list?.groups[0]?.rows.map(({ key }) => key));
  expect(line?.next).toEqual(list?.next);
  const second = await timeline(actor, { ...request, after: line?.next ?? null });
  expect(second?.rows[0]?.key).not.toBe(line?.rows[0]?.key);
  for (const row of line?.rows ?? []) {
    expect(row.visits.at(-1)).toMatchObject({ stage: row.stage, ended: null });
    expect(row.forecast === null).toBe(
      !['candidate', 'assessed', 'poc', 'pilot', 'go-live-review'].includes(row.stage),
    );
  }
});

it('show nothing of another workspace', async () => {
  const { viewer } = await makeWorkspace();
  expect(await matrix(viewer, noFilters)).toMatchObject({ cells: [], unscored: 0 });
  expect(await timeline(viewer, request)).toMatchObject({ rows: [], next: null });
});
