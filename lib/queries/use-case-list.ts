import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { hourOf } from '@/lib/domain/day';
import { KeptLately } from '@/lib/domain/kept-lately';
import { noFilters, pageSize, type Cursor, type ListRequest, type ListSort } from '@/lib/domain/use-case/list';
import type { SavedView, SavedViews } from '@/lib/domain/use-case/saved-views';
import { withinGroup, type Group, type Grouping, type Totals } from '@/lib/domain/use-case/table';
import { Prisma } from '@/lib/db/generated/client';
import { filterSql, holdsWords } from '@/lib/db/use-case-filter';
import { whileUnchanged } from '@/lib/db/while-unchanged';
import { inWorkspaceAs, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { keptFilterOptions } from './filter-options';
import type { ListContext } from './list-context';
import { rowsShown, type PlacedRow, type RowGroup } from './rows-shown';
import { savedViews } from './saved-views';
import { furtherColumns, pageColumns, rowColumns, rowNames } from './use-case-row';
import { loadTotals } from './use-case-totals';

export type UseCaseList = ListContext & {
  groups: RowGroup[];
  /** Of all that the filter leaves. */
  totals: Totals;
  /** Where the neighbouring pages begin; null: there is none. */
  previous: Cursor | null;
  next: Cursor | null;
};

/**
 * One page of at most 50 use cases by keyset, never all of them. Within an order, use cases whose value is
 * unknown come last in both directions.
 */
export async function useCaseList(actor: Actor, request: ListRequest): Promise<UseCaseList | null> {
  if (can(actor, 'view')) return null;
  return listOf(actor, request, await savedViews(actor));
}

/** For an address that names nothing: the view that has been chosen to open, for which nothing is listed; else the list. */
export async function openingOrList(
  actor: Actor,
  request: ListRequest,
): Promise<{ opening: SavedView } | UseCaseList | null> {
  if (can(actor, 'view')) return null;
  const saved = await savedViews(actor);
  return saved.opening ? { opening: saved.opening } : listOf(actor, request, saved);
}

/** In one transaction, which asks nothing where all is kept. */
const listOf = (actor: Actor, request: ListRequest, saved: SavedViews): Promise<UseCaseList> =>
  inWorkspaceAs(actor, async (tx) => ({
    saved,
    options: await keptFilterOptions(tx),
    ...(await tableOf(tx, request)),
  }));

async function tableOf(tx: WorkspaceTx, request: ListRequest): Promise<Omit<UseCaseList, keyof ListContext>> {
  const at = now();
  const { all, groups } = await loadTotals(tx, request.filters, request.group);
  const load = () => loadPage(tx, request, groups, all.count);
  // The same for everybody, so what most of them open is kept while nothing is written. Groups are known by totals, which may be older.
  const key = `list ${hourOf(at)} ${JSON.stringify(request)}`;
  const isKept = !request.group && (isOpenedByMany(request) || wasAsked(`${tx.workspaceId} ${key}`));
  const page = isKept ? await whileUnchanged(tx, key, load) : await load();
  const { previous, next } = page;
  return { groups: rowsShown(page, groups, request.columns, at), totals: all, previous, next };
}

/** Where a list begins, unless it is searched: there are as many words as there are people. */
const isOpenedByMany = ({ after, before, filters }: ListRequest): boolean => !after && !before && !filters.q;

/** Others that were asked for lately. They are kept from the second time on: whoever goes through all pages once displaces nothing. */
const askedLately = new KeptLately<true>({ entries: 1000 });

function wasAsked(page: string): boolean {
  const before = askedLately.get(page) ?? false;
  askedLately.set(page, true);
  return before;
}

type Order = { column: Prisma.Sql; type: Prisma.Sql; text: Prisma.Sql; nullable: boolean };

const order = (column: string, type: string, { nullable = false, moment = false } = {}): Order => ({
  column: Prisma.raw(`u.${column}`),
  type: Prisma.raw(type),
  // As lib/url takes it back.
  text: Prisma.raw(
    moment ? `to_char(u.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `u.${column}::text`,
  ),
  nullable,
});

const orders: Record<ListSort, Order> = {
  updated: order('updated_at', 'timestamptz', { moment: true }),
  title: order('title', 'text'),
  score: order('score', 'integer', { nullable: true }),
  readiness: order('readiness', 'integer', { nullable: true }),
  entered: order('stage_entered_at', 'timestamptz', { moment: true }),
  value: order('monthly_value', 'numeric', { nullable: true }),
};

/**
 * From so many use cases on that hold a word, a page goes along its order and asks each whether it does, rather than look up and sort all that
 * do; no further than so many of them.
 */
const common = { found: 500, walked: 4000 };

/** The rows of a page in the order of the groups, if there are any, and where its neighbours begin. `count`: what the filter leaves, if known. */
export async function loadPage(tx: WorkspaceTx, request: ListRequest, groups: Group[] | null = null, count = 0) {
  const asked = request.after ?? request.before;
  // A group that is gone meanwhile is no place to go on from.
  const start = groups && !groups.some(({ value }) => value === asked?.group) ? null : asked;
  const backward = start !== null && request.before !== null;
  const { filters } = request;
  const where = filterSql(tx, filters);
  const along = filters.q && count >= common.found ? filterSql(tx, { ...filters, q: '' }) : null;
  const limit = pageSize + 1;
  const found =
    groups && request.group
      ? await rowsOfGroups(tx, request, request.group, groups, start, backward)
      : await rowsFrom(tx, request, { where, along }, start, backward, limit);
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize);
  if (backward) rows.reverse();
  const cursorOf = (row: PlacedRow | undefined): Cursor | null =>
    row ? { value: row.place, id: row.id, group: row.group } : null;
  const before = backward ? found[pageSize]?.group : start?.group;
  return {
    rows,
    continued: before !== undefined && before === rows[0]?.group,
    previous: (backward ? more : start !== null) ? cursorOf(rows[0]) : null,
    next: (backward ? start !== null : more) ? cursorOf(rows.at(-1)) : null,
  };
}

/**
 * One group after the other, as their headings stand, until the page is full: groups have at least one row each, so it reads
 * no more of them than a page has rows, and of each no more than the page still takes.
 */
async function rowsOfGroups(
  tx: WorkspaceTx,
  request: ListRequest,
  grouping: Grouping,
  groups: Group[],
  start: Cursor | null,
  backward: boolean,
): Promise<PlacedRow[]> {
  const limit = pageSize + 1;
  const inReading = backward ? groups.toReversed() : groups;
  const from = start ? inReading.findIndex(({ value }) => value === start.group) : 0;
  const rows: PlacedRow[] = [];
  for (const { value } of inReading.slice(from)) {
    // Beside the filter, not in its place: it may name another owner already.
    const within = filterSql(tx, { ...noFilters, ...withinGroup(grouping, value) });
    const where = Prisma.sql`${filterSql(tx, request.filters)} and ${within}`;
    const here = start?.group === value ? start : null;
    const found = await rowsFrom(tx, request, { where, along: null }, here, backward, limit - rows.length);
    rows.push(...found.map((row) => ({ ...row, group: value })));
    if (rows.length === limit) break;
  }
  return rows;
}

/** The filter; and, where its words are common, the filter without them. */
type Narrowing = { where: Prisma.Sql; along: Prisma.Sql | null };

/**
 * Up to a page and one more row in reading order (reversed for a page before). Known values and unknown ones are two
 * stretches of the same index, read one after the other; most pages need one of them.
 */
async function rowsFrom(
  tx: WorkspaceTx,
  { sort, direction, columns, filters }: ListRequest,
  { where, along }: Narrowing,
  start: Cursor | null,
  backward: boolean,
  limit: number,
): Promise<PlacedRow[]> {
  const { column, type, text, nullable } = orders[sort];
  const upward = (direction === 'asc') !== backward;
  const sign = Prisma.raw(upward ? '>' : '<');
  const by = Prisma.raw(upward ? 'asc' : 'desc');

  const rowsOf = (from: Prisma.Sql, order: Prisma.Sql, most: number) => tx.$queryRaw<PlacedRow[]>`
    with page as (
      select ${rowColumns}, ${text} as place, row_number() over (order by ${order}) as at
      from ${from} order by ${order} limit ${most}
    )
    select ${pageColumns}, page.place ${furtherColumns(columns)}
    from page ${rowNames} order by page.at`;
  const read = async (within: Prisma.Sql, order: Prisma.Sql, most: number) => {
    if (along) {
      const walked = Prisma.sql`select * from use_case u where ${along} ${within} order by ${order} limit ${common.walked}`;
      const rows = await rowsOf(Prisma.sql`(${walked}) u where ${holdsWords(filters.q)}`, order, most);
      if (rows.length === most) return rows;
    }
    return rowsOf(Prisma.sql`use_case u where ${where} ${within}`, order, most);
  };
  const known = (from: Cursor | null, limit: number) => {
    const bound = from
      ? Prisma.sql`and (${column}, u.id) ${sign} (${from.value}::${type}, ${from.id}::uuid)`
      : Prisma.empty;
    const stated = nullable ? Prisma.sql`and ${column} is not null` : Prisma.empty;
    return read(Prisma.sql`${stated} ${bound}`, Prisma.sql`${column} ${by}, u.id ${by}`, limit);
  };
  const unknown = (from: Cursor | null, limit: number) => {
    const bound = from ? Prisma.sql`and u.id ${sign} ${from.id}::uuid` : Prisma.empty;
    return read(Prisma.sql`and ${column} is null ${bound}`, Prisma.sql`u.id ${by}`, limit);
  };

  if (!nullable) return known(start, limit);
  const startsUnknown = start !== null && start.value === null;
  // Reading forward the unknown come last, reading backward first.
  const [first, second] = backward ? [unknown, known] : [known, unknown];
  const skipsFirst = start !== null && (backward ? !startsUnknown : startsUnknown);
  if (skipsFirst) return second(start, limit);
  const rows = await first(start, limit);
  return rows.length === limit ? rows : [...rows, ...(await second(null, limit - rows.length))];
}
