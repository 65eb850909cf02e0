import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { naturalDirection, noFilters, pageSize, listSorts, type ListRequest } from '@/lib/domain/use-case/list';
import { plainColumns } from '@/lib/domain/use-case/table';
import { fromWork } from '@/lib/db/work';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { membershipOnPageOf } from '@/lib/session/membership';
import { ownerSql } from '@/lib/testing/owner-sql';
import { withPassword } from '@/lib/testing/people';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { loadPage, useCaseList } from './use-case-list';
import { useCasePage } from './use-case';
import { useCaseHead } from './use-case-head';
import { loadTotals } from './use-case-totals';
import { useCaseOverview } from './use-case-overview';

const slug = 'pages-of-many';
const useCases = 1500;

// What the pages read must hang on what they show, not on how much there is: counted by the database itself.
describe('pages of a workspace with many use cases', () => {
  let actor: Actor;

  beforeAll(async () => {
    await loadLargeWorkspace(process.env.DATABASE_ADMIN_URL as string, { slug, useCases, now: new Date() });
    const [row] = await ownerSql<{ id: string; member: string }>(
      `select w.id, m.id as member from workspace w join member m on m.workspace_id = w.id and m.role = 'admin' where w.slug = $1`,
      [slug],
    );
    const { id = '', member = '' } = row ?? {};
    actor = { workspaceId: id, workspaceSlug: slug, memberId: member, name: 'Person 1', role: 'admin' };
  });

  afterEach(() => vi.restoreAllMocks());

  const request = (over: Partial<ListRequest>): ListRequest => ({
    filters: noFilters,
    sort: 'updated',
    direction: 'desc',
    group: null,
    columns: plainColumns,
    after: null,
    before: null,
    ...over,
  });

  /** What `ask` gives, how many rows of use cases it reads, and how often it goes through all of them. */
  const reading = <T>(ask: (tx: WorkspaceTx) => Promise<T>) =>
    inWorkspace(actor.workspaceId, async (tx) => {
      const before = await readSoFar(tx);
      const given = await ask(tx);
      const after = await readSoFar(tx);
      return { given, rows: after.rows - before.rows, whole: after.whole - before.whole };
    });

  const readBy = async (of: ListRequest) => {
    const { given: page, ...read } = await reading((tx) => loadPage(tx, of));
    return { page, ...read };
  };

  it.each(listSorts.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction }))))(
    'reads one page by the index of $sort, $direction, at the beginning and further on',
    async (order) => {
      const first = await readBy(request(order));
      expect(first.page.rows).toHaveLength(pageSize);
      expect(first).toMatchObject({ whole: 0 });
      expect(first.rows).toBeLessThanOrEqual(2 * (pageSize + 1));
      const second = await readBy(request({ ...order, after: first.page.next }));
      expect(second).toMatchObject({ whole: 0 });
      expect(second.rows).toBeLessThanOrEqual(2 * (pageSize + 1));
    },
  );

  it('reads one page of a stage by its index', async () => {
    const { rows, whole } = await readBy(request({ filters: { ...noFilters, stage: 'candidate' } }));
    expect(whole).toBe(0);
    expect(rows).toBeLessThanOrEqual(2 * (pageSize + 1));
  });

  it('adds up all use cases from an index, without reading any of them', async () => {
    await ownerSql('vacuum (analyze) use_case', []);
    const { given, ...read } = await reading((tx) => loadTotals(tx, noFilters, null));
    expect(read).toEqual({ rows: 0, whole: 0 });
    expect(given.all.count).toBe(useCases);
    expect(given.all.valued).toBeGreaterThan(0);
  });

  it('asks the same few statements however much there is', async () => {
    // Of which nothing is kept: what was kept earlier is asked for by itself where anything was written anywhere meanwhile.
    const pilots = request({ direction: naturalDirection.updated, filters: { ...noFilters, stage: 'pilot' } });
    const asked = vi.spyOn(pg.Client.prototype, 'query');
    await useCaseList(actor, pilots);
    // Views, begin, what the snapshot has seen, options, totals and the page, commit.
    expect(asked.mock.calls.length).toBeLessThanOrEqual(7);
    asked.mockClear();
    await useCaseList(actor, pilots);
    // Views, and whether anything was written since, in a transaction. A page knows that already.
    expect(asked.mock.calls.length).toBeLessThanOrEqual(4);
    const [pilot] = await ownerSql<{ key: string }>(
      `select key from use_case where workspace_id = $1 and stage = 'pilot' order by key limit 1`,
      [actor.workspaceId],
    );
    asked.mockClear();
    expect(await useCaseOverview(actor, pilot?.key ?? '')).not.toBeNull();
    expect(asked.mock.calls.length).toBeLessThanOrEqual(10);
  });

  it('tells who is here, and how much they have not read, without going through what others were told', async () => {
    const session = await withPassword(actor);
    const told = (member: string, count: number) =>
      ownerSql(
        `insert into notification (id, workspace_id, member_id, kind, cause, text, path, created_at)
         select gen_random_uuid(), $1::uuid, ${member}, 'mentioned', gen_random_uuid(), 'Told.', '/overview', now()
         from generate_series(1, ${count}) n`,
        [actor.workspaceId, actor.memberId],
      );
    await told('$2::uuid', 3);
    const another = `(select id from member where workspace_id = $1::uuid and id <> $2::uuid limit 1)`;
    await told(another, 20_000);
    await ownerSql('vacuum (analyze) notification', []);
    const pages = await inWorkspace(actor.workspaceId, async (tx) => {
      // As after some requests on one connection: the plan for any workspace.
      await tx.$executeRaw`set local plan_cache_mode = force_generic_plan`;
      const ask = () => tx.$queryRaw<[{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }]>`
        explain (analyze, buffers, format json)
        select * from page_facts(${session.accountId}::uuid, ${session.credentialsVersion}::int, ${slug}, pg_current_snapshot()::text)`;
      await ask();
      const [explained] = await ask();
      return explained['QUERY PLAN'][0].Plan['Shared Hit Blocks'];
    });
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(40);
    await told('$2::uuid', 1500);
    expect(await membershipOnPageOf(session, slug)).toMatchObject({ unread: 1000 });
  });

  it('gives the overview little to send, though its facts are many', async () => {
    const [pilot] = await ownerSql<{ key: string }>(
      `select key from use_case where workspace_id = $1 and stage = 'pilot' order by key limit 1`,
      [actor.workspaceId],
    );
    const page = await useCasePage(actor, pilot?.key ?? '');
    const overview = await useCaseOverview(actor, pilot?.key ?? '');
    if (!page || !overview) throw new Error('There is no pilot.');
    const { said, ...cards } = overview;
    const sent = { head: useCaseHead(page), ...cards, comments: said.comments };
    expect(JSON.stringify(sent).length).toBeLessThan(10_000);
    expect(JSON.stringify(page.facts).length).toBeGreaterThan(20_000);
  });

  it('goes through what everybody holds a few times, not once for each thing that waits', async () => {
    const { plan, roles } = await inWorkspace(actor.workspaceId, async (tx) => {
      const [explained] = await tx.$queryRaw<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>`
        explain (analyze, format json) select count(*) ${fromWork(tx, now(), {})}`;
      const held = await tx.owner.count({ where: { workspaceId: tx.workspaceId, until: null } });
      return { plan: explained['QUERY PLAN'][0].Plan, roles: held };
    });
    expect(roles).toBeGreaterThan(useCases);
    expect(rowsThrough(plan)).toBeLessThan(15 * roles);
  });

  it('has a trail as long as each use case is old, chained to its end', async () => {
    const [row] = await ownerSql<{ short: number; unended: number }>(
      `select count(*) filter (where u.version <> e.events)::int as short,
         count(*) filter (where e.last is distinct from c.seq)::int as unended
       from use_case u
       join (select chain, count(*) as events, max(seq) as last from event group by chain) e on e.chain = u.id
       left join chain_end c on c.chain = u.id
       where u.workspace_id = $1`,
      [actor.workspaceId],
    );
    expect(row).toEqual({ short: 0, unended: 0 });
  });
});

type Plan = { 'Actual Rows': number; 'Actual Loops': number; Plans?: Plan[] };

/** All rows that any step of a plan gave, each time it ran. */
const rowsThrough = ({ 'Actual Rows': rows, 'Actual Loops': loops, Plans = [] }: Plan): number =>
  rows * loops + Plans.reduce((sum, plan) => sum + rowsThrough(plan), 0);

/** Of this connection, as the database counts it. */
async function readSoFar(tx: WorkspaceTx): Promise<{ rows: number; whole: number }> {
  const [read] = await tx.$queryRaw<[{ rows: number; whole: number }]>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows, seq_scan::int as whole
    from pg_stat_xact_user_tables where relname = 'use_case'`;
  return read;
}
