import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import {
  listSorts,
  naturalDirection,
  noFilters,
  type ListRequest,
  type UseCaseFilters,
} from '@/lib/domain/use-case/list';
import { plainColumns } from '@/lib/domain/use-case/table';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { addSystem, assess, stateFacts, strongRatings } from '@/lib/testing/steps';
import { makeCast, makeUseCase, type UseCase } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { board, cardsPerStage } from './board';
import { useCaseList, type UseCaseList } from './use-case-list';
import { useCasePage } from './use-case';

let workspace: TestWorkspace;
let actor: Actor;
let scored: UseCase;
let systemId: string;

const total = 123;

beforeAll(async () => {
  workspace = await makeWorkspace();
  actor = workspace.viewer;
  const cast = await makeCast(workspace);
  scored = await makeUseCase(workspace, { cast, title: 'Lease review', problem: 'Wartet auf 100 % Prüfung_A.' });
  systemId = await addSystem(scored, 'Lease archive');
  await stateFacts(scored, { systems: [systemId] });
  await assess(scored, { ratings: strongRatings });
  const { id } = await scored.facts();
  // Many rows beside it, with ties and unknown values in every order.
  await inWorkspace(
    workspace.workspaceId,
    (tx) => tx.$executeRaw`
    insert into use_case (id, workspace_id, business_unit_id, key, title, problem, stage_entered_at, created_by_id,
      created_at, updated_at, ratings, score, readiness, monthly_value, verdict, reported_stage)
    select gen_random_uuid(), workspace_id, business_unit_id, 'GEN-' || (1000 + i), 'Topic ' || (i % 7), 'A problem.',
      stage_entered_at - (i % 5) * interval '1 day', created_by_id, created_at, updated_at - (i % 11) * interval '1 hour',
      '{}', case when i % 3 = 0 then i % 10 end, case when i % 4 = 0 then i % 6 end,
      case when i % 5 = 0 then (i % 8) * 1.25 end, case when i % 3 = 0 then 'not-first' end,
      case when i % 10 = 0 then 'pilot' end
    from use_case, generate_series(1, ${total - 1}::int) i where id = ${id}::uuid`,
  );
});

const request = (change: Partial<ListRequest> = {}): ListRequest => ({
  filters: noFilters,
  sort: 'updated',
  direction: 'desc',
  group: null,
  columns: plainColumns,
  after: null,
  before: null,
  ...change,
});

const list = async (change: Partial<ListRequest> = {}) => {
  const found = await useCaseList(actor, request(change));
  if (!found) throw new Error('A viewer may see the list.');
  return { ...found, rows: rowsOf(found) };
};

const rowsOf = (found: UseCaseList | null) => found?.groups.flatMap(({ rows }) => rows) ?? [];
const keys = (rows: { key: string }[]) => rows.map(({ key }) => key);
const filtered = async (filters: Partial<UseCaseFilters>) =>
  (await list({ filters: { ...noFilters, ...filters } })).rows;

describe('pages', () => {
  it.each(listSorts.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]))(
    'by %s %s hold every use case once, forward and back',
    async (sort, direction) => {
      const forward: string[] = [];
      const pages: string[][] = [];
      let page = await list({ sort, direction });
      expect(page.previous).toBeNull();
      for (;;) {
        pages.push(keys(page.rows));
        forward.push(...keys(page.rows));
        if (!page.next) break;
        page = await list({ sort, direction, after: page.next });
      }
      expect(pages.map(({ length }) => length)).toEqual([50, 50, total - 100]);
      expect(new Set(forward).size).toBe(total);
      for (let index = pages.length - 2; index >= 0; index -= 1) {
        page = await list({ sort, direction, before: page.previous });
        expect(keys(page.rows)).toEqual(pages[index]);
      }
      expect(page.previous).toBeNull();
    },
  );

  it.each(['score', 'readiness', 'value'] as const)('by %s have the unknown last in both directions', async (sort) => {
    for (const direction of ['asc', 'desc'] as const) {
      const column = { score: 'score', readiness: 'readiness', value: 'monthlyValue' } as const;
      const first = (await list({ sort, direction })).rows.map((row) => row[column[sort]]);
      const known = first.filter((value) => value !== null);
      expect(first.slice(0, known.length)).toEqual(known);
      expect(known).toEqual([...known].sort((a, b) => (direction === 'asc' ? a - b : b - a)));
    }
  });

  it('show what a row needs', async () => {
    const [row] = await filtered({ q: 'Lease review' });
    expect(row).toMatchObject({
      key: scored.key,
      title: 'Lease review',
      unit: 'General',
      stage: 'candidate',
      verdict: 'strong',
      monthlyValue: 5760,
      businessOwner: 'Bea Business',
      reportedStage: null,
      overdue: false,
    });
    expect(naturalDirection.score).toBe('desc');
  });
});

describe('filters', () => {
  it.each([
    ['verdict', { verdict: 'strong' }, 1],
    ['no verdict', { verdict: 'none' }, 82],
    ['unverified', { unverified: true }, 12],
    ['a review that is overdue', { reviewOverdue: true }, 0],
    ['stage', { stage: 'pilot' }, 0],
    ['another unit', { unit: 'LEGAL' }, 0],
    ['a search of words anywhere', { q: 'review LEASE' }, 1],
    ['a search in the problem', { q: 'prüfung' }, 1],
    ['percent signs as they are', { q: '100 %' }, 1],
    ['an underscore as it is', { q: 'ng_a' }, 1],
    ['a wildcard that is none', { q: 'le_se' }, 0],
    ['quotes', { q: `'; drop table use_case; --` }, 0],
  ] as [string, Partial<UseCaseFilters>, number][])('by %s', async (_, filters, count) => {
    const rows = await filtered(filters);
    expect(rows.length).toBe(Math.min(count, 50));
  });

  it('by owner in any role, and by system', async () => {
    expect(keys(await filtered({ owner: scored.cast.business.memberId }))).toEqual([scored.key]);
    expect(await filtered({ owner: scored.cast.security.memberId })).toEqual([]);
    expect(keys(await filtered({ system: systemId }))).toEqual([scored.key]);
  });

  it('are offered by name', async () => {
    const { options } = await list();
    expect(options.systems).toEqual([{ id: systemId, name: 'Lease archive' }]);
    expect(options.units).toEqual([{ keyPrefix: 'GEN', name: 'General' }]);
    expect(options.owners.map(({ name }) => name)).toContain('Bea Business');
  });
});

describe('the board', () => {
  it('counts all and shows a few of each stage', async () => {
    const found = await board(actor, noFilters);
    const [candidates, ...others] = found?.columns ?? [];
    expect(candidates).toMatchObject({ stage: 'candidate', count: total });
    expect(candidates?.cards).toHaveLength(cardsPerStage);
    expect(others.every(({ count, cards }) => count === 0 && cards.length === 0)).toBe(true);
    expect(found?.beside.map(({ count }) => count)).toEqual([0, 0, 0]);
  });

  it('keeps to the filters', async () => {
    const found = await board(actor, { ...noFilters, verdict: 'strong' });
    expect(found?.columns[0]).toMatchObject({ count: 1, cards: [{ key: scored.key }] });
    expect((await board(actor, { ...noFilters, stage: 'pilot' }))?.columns.every(({ count }) => count === 0)).toBe(
      true,
    );
  });
});

describe('another workspace', () => {
  it('sees none of it, whatever it asks for', async () => {
    const other = await makeWorkspace();
    const owned = { owner: scored.cast.business.memberId };
    for (const filters of [{}, { q: 'Lease' }, owned, { ...owned, role: 'business' as const }]) {
      const found = await useCaseList(other.admin, request({ filters: { ...noFilters, ...filters }, group: 'owner' }));
      expect(found).toMatchObject({ groups: [], totals: { count: 0, monthlyValue: null, users: null } });
    }
    expect((await board(other.admin, noFilters))?.columns.every(({ count }) => count === 0)).toBe(true);
    expect(await useCasePage(other.admin, scored.key)).toBeNull();
  });
});

describe('the page of a use case', () => {
  it('is what the rules make of it', async () => {
    const page = await useCasePage(actor, scored.key);
    expect(page).toMatchObject({
      facts: { key: scored.key },
      judgement: { verdict: 'strong' },
      gate: { to: 'assessed' },
      mayEdit: { code: 'not-permitted' },
      mayMove: { code: 'not-permitted' },
    });
    expect(page?.moves.find(({ kind }) => kind === 'forward')?.unmet.map(({ code }) => code)).toEqual([
      'owner-technical',
    ]);
  });

  it.each(['GEN-99999', 'gen-1', '', '\0', '../GEN-1'])('is not there for %j', async (key) => {
    expect(await useCasePage(actor, key)).toBeNull();
  });
});
