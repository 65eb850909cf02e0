import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, OwnerRole } from '@/lib/domain/access/actor';
import { listSorts, noFilters, type ListRequest, type ListSort, type UseCaseFilters } from '@/lib/domain/use-case/list';
import { groupings, plainColumns, type Grouping } from '@/lib/domain/use-case/table';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { makeJourney } from '@/lib/testing/journey';
import { ownerSql } from '@/lib/testing/owner-sql';
import { useCaseList, type UseCaseList } from './use-case-list';

const slug = 'groups';
const useCases = 130;
let actor: Actor;

beforeAll(async () => {
  await loadLargeWorkspace(process.env.DATABASE_ADMIN_URL as string, { slug, useCases, now: new Date() });
  const [workspace] = await ownerSql<{ id: string }>(`select id from workspace where slug = $1`, [slug]);
  const id = workspace?.id as string;
  actor = { workspaceId: id, workspaceSlug: slug, memberId: id, name: 'Leader', role: 'viewer' };
  // Ties and unknown values in every order and every group.
  await ownerSql(
    `update use_case u set
       verdict = case when n % 6 = 0 then null else verdict end,
       score = case when n % 4 = 0 then null else n % 5 end,
       readiness = case when n % 7 = 0 then null else n % 3 end,
       monthly_value = case when n % 3 = 0 then null else (n % 4) * 100.25 end,
       action_tier = case when n % 5 = 0 then null else action_tier end,
       user_group_size = case when n % 2 = 0 then null else n end,
       title = 'Topic ' || n % 9, updated_at = case when n % 2 = 0 then '2026-09-01' else date_trunc('hour', updated_at) end, stage_entered_at = date_trunc('day', stage_entered_at)
     from (select id, row_number() over (order by id) as n from use_case where workspace_id = $1) k where k.id = u.id`,
    [id],
  );
  await ownerSql(
    `update owner set until = now() where workspace_id = $1 and role = 'business' and ascii(right(use_case_id::text, 1)) % 5 = 0`,
    [id],
  );
});

const list = async (change: Partial<ListRequest>): Promise<UseCaseList> => {
  const plain = { filters: noFilters, sort: 'updated', direction: 'desc', columns: plainColumns } as const;
  const found = await useCaseList(actor, { ...plain, group: null, after: null, before: null, ...change });
  if (!found) throw new Error('A viewer may see the list.');
  return found;
};

const keysOf = ({ groups }: UseCaseList) => groups.flatMap(({ rows }) => rows.map(({ key }) => key));

/** Each use case with what it is grouped and ordered by, as plain SQL has it. */
const everything = () =>
  ownerSql<Record<string, string | number | null> & { key: string; group: string }>(
    `select u.key, u.id, u.stage, u.verdict, u.action_tier as tier, b.name as unit, m.name as owner, u.monthly_value::float8 as money,
       u.user_group_size as people, u.open_blockers as blockers
     from use_case u join business_unit b on b.id = u.business_unit_id
       left join owner o on o.use_case_id = u.id and o.role = 'business' and o.until is null
       left join member m on m.id = o.member_id
     where u.workspace_id = $1`,
    [actor.workspaceId],
  );

const ranks: Record<Grouping, string> = {
  stage: `array_position(array['candidate','assessed','poc','pilot','go-live-review','production','parked','rejected','retired'], u.stage)`,
  verdict: `array_position(array['strong','conditions','not-first','next-step'], u.verdict)`,
  tier: `array_position(array['read-only','draft','reversible-write','irreversible'], u.action_tier)`,
  unit: 'b.name',
  owner: 'm.name',
};
const sortColumns: Record<ListSort, string> = {
  updated: 'u.updated_at',
  title: 'u.title',
  score: 'u.score',
  readiness: 'u.readiness',
  entered: 'u.stage_entered_at',
  value: 'u.monthly_value',
};

/** The keys in the order in which the pages should have them, by one sort of everything. */
const inOrder = async (grouping: Grouping, sort: ListSort, direction: string, stage: string | null) =>
  (
    await ownerSql<{ key: string }>(
      `select u.key from use_case u join business_unit b on b.id = u.business_unit_id
         left join owner o on o.use_case_id = u.id and o.role = 'business' and o.until is null
         left join member m on m.id = o.member_id
       where u.workspace_id = $1 and ($2::text is null or u.stage = $2)
       order by ${ranks[grouping]} nulls last, ${grouping === 'owner' ? 'm.id, ' : ''}
         ${sortColumns[sort]} ${direction} nulls last, u.id ${direction}`,
      [actor.workspaceId, stage],
    )
  ).map(({ key }) => key);

describe('pages over groups', () => {
  it('hold every use case once and in order, forward and back, whatever is unknown or tied', async () => {
    const one = fc.record({
      group: fc.constantFrom(...groupings),
      sort: fc.constantFrom(...listSorts),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
      stage: fc.constantFrom(null, null, 'candidate' as const),
    });
    await fc.assert(
      fc.asyncProperty(one, async ({ group, sort, direction, stage }) => {
        const request = { group, sort, direction, filters: { ...noFilters, stage } };
        const pages: UseCaseList[] = [await list(request)];
        expect(pages[0]?.previous).toBeNull();
        for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) {
          pages.push(await list({ ...request, after: next }));
        }
        expect(pages.flatMap(keysOf)).toEqual(await inOrder(group, sort, direction, stage));
        // A group that goes on says so, one that begins does not.
        pages.forEach((page, index) => {
          const before = pages[index - 1]?.groups.at(-1)?.group?.value;
          const [first, ...others] = page.groups;
          expect(first?.continued).toBe(before !== undefined && before === first?.group?.value);
          expect(others.every(({ continued }) => !continued)).toBe(true);
        });
        let page = pages.at(-1)!;
        for (const expected of pages.slice(0, -1).toReversed()) {
          page = await list({ ...request, before: page.previous });
          expect(keysOf(page)).toEqual(keysOf(expected));
          expect(page.groups.map(({ continued }) => continued)).toEqual(
            expected.groups.map(({ continued }) => continued),
          );
        }
        expect(page.previous).toBeNull();
      }),
      { numRuns: 10 },
    );
  });

  it('begin anew where the group of their place is gone', async () => {
    const first = await list({ group: 'stage' });
    const gone = { ...first.next!, group: 'nowhere' };
    expect(keysOf(await list({ group: 'stage', after: gone }))).toEqual(keysOf(first));
    expect(await list({ group: 'stage', before: gone })).toMatchObject({ previous: null, next: first.next });
  });
});

describe('totals', () => {
  const sum = (values: (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
  };
  const totalsOf = (rows: Record<string, unknown>[]) => ({
    count: rows.length,
    monthlyValue: sum(rows.map(({ money }) => money as number | null)),
    valued: rows.filter(({ money }) => money !== null).length,
    users: sum(rows.map(({ people }) => people as number | null)),
    openBlockers: sum(rows.map(({ blockers }) => blockers as number)) ?? 0,
  });

  it.each(groupings)('by %s are those of plain SQL, for all pages and not for the one in sight', async (group) => {
    const rows = await everything();
    // Groups beyond the first page are seen by paging on.
    const seen = new Map<string, unknown>();
    for (let page = await list({ group }); ; page = await list({ group, after: page.next })) {
      expect(page.totals).toEqual(totalsOf(rows));
      for (const { group: shown } of page.groups) seen.set(shown!.value, shown!.totals);
      if (!page.next) break;
    }
    const values = [...new Set(rows.map((row) => row[group] ?? null))];
    expect(seen.size).toBe(values.length);
    const expected = values.map((value) => totalsOf(rows.filter((row) => (row[group] ?? null) === value)));
    const sorted = (all: unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(sorted([...seen.values()])).toEqual(sorted(expected));
  });

  it('keep to the filter, and say nothing of what is not known', async () => {
    const rows = (await everything()).filter(({ stage }) => stage === 'pilot');
    const found = await list({ filters: { ...noFilters, stage: 'pilot' } });
    expect(found.totals).toEqual(totalsOf(rows));
    expect(found.groups).toHaveLength(1);
    const nothing = await list({ filters: { ...noFilters, q: 'nothing of that name' }, group: 'owner' });
    expect(nothing.totals).toEqual({ count: 0, monthlyValue: null, valued: 0, users: null, openBlockers: 0 });
  });
});

describe('filters', () => {
  const holds: [string, Partial<UseCaseFilters>, string][] = [
    ['a value from', { worthFrom: 200 }, `monthly_value >= 200`],
    ['a value between', { worthFrom: 100, worthTo: 201 }, `monthly_value between 100 and 201`],
    ['a value of nothing', { worthTo: 0 }, `monthly_value = 0`],
    ['readiness', { readyFrom: 1, readyTo: 1 }, `readiness = 1`],
    ['open blockers', { blocked: true }, `open_blockers > 0`],
    ['an area', { gap: 'observability' }, `coalesce((area_readiness ->> 3)::int, 0) < 100`],
    [
      'a long time in the stage',
      { late: true },
      `stage = 'poc' and stage_entered_at <= now() - interval '29 days'
       or stage in ('pilot', 'go-live-review') and stage_entered_at <= now() - interval '113 days'`,
    ],
    ['registration', { registeredFrom: '2026-06-01' }, `created_at >= '2026-06-01T00:00:00Z'`],
    ['change', { changedFrom: '2026-10-01' }, `updated_at >= '2026-10-01T00:00:00Z'`],
    [
      'nobody as business owner',
      { owner: 'none', role: 'business' },
      `id not in (select use_case_id from owner where role = 'business' and until is null)`,
    ],
    [
      'nobody in some owner role',
      { owner: 'none' },
      `(select count(distinct role) from owner where use_case_id = use_case.id and until is null) < 4`,
    ],
  ];
  it.each(holds)('by %s count as plain SQL does', async (_, filters, condition) => {
    const [expected] = await ownerSql<{ n: number }>(
      `select count(*)::int as n from use_case where workspace_id = $1 and (${condition})`,
      [actor.workspaceId],
    );
    expect((await list({ filters: { ...noFilters, ...filters } })).totals.count).toBe(expected?.n);
    expect(expected?.n).toBeGreaterThan(0);
    expect(expected?.n).toBeLessThan(useCases);
  });

  it('by the owner in one role are not those in another', async () => {
    const [most] = await ownerSql<{ member: string; role: 'technical'; n: number }>(
      `select member_id as member, role, count(*)::int as n from owner where workspace_id = $1 and until is null
       group by 1, 2 order by n desc limit 1`,
      [actor.workspaceId],
    );
    const { member: owner, role, n } = most!;
    expect((await list({ filters: { ...noFilters, owner, role } })).totals.count).toBe(n);
  });

  it('by who is waited on is those that wait for that role', async () => {
    const journey = await makeJourney();
    await journey.prepare('poc');
    await journey.ask('poc');
    const waiting = async (waits: OwnerRole) => {
      const request = { filters: { ...noFilters, waits }, sort: 'updated', direction: 'desc', group: null } as const;
      const found = await useCaseList(journey.workspace.viewer, {
        ...request,
        columns: plainColumns,
        after: null,
        before: null,
      });
      return found && keysOf(found);
    };
    expect(await waiting('business')).toEqual([journey.key]);
    expect(await waiting('security')).toEqual([]);
  });
});
