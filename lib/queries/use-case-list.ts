import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { pageSize, type Cursor, type ListRequest, type ListSort } from '@/lib/domain/use-case/list';
import { Prisma } from '@/lib/db/generated/client';
import { filterSql } from '@/lib/db/use-case-filter';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { loadFilterOptions, type FilterOptions } from './filter-options';
import { pageColumns, rowColumns, rowNames, toRow, type StoredRow, type UseCaseRow } from './use-case-row';

export type UseCaseList = {
  rows: UseCaseRow[];
  /** Where the neighbouring pages begin; null: there is none. */
  previous: Cursor | null;
  next: Cursor | null;
  options: FilterOptions;
};

/**
 * One page of at most 50 use cases by keyset, never a count or all of them, in one transaction. Within an order, use cases
 * whose value is unknown come last in both directions.
 */
export async function useCaseList(actor: Actor, request: ListRequest): Promise<UseCaseList | null> {
  if (can(actor, 'view')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { rows, previous, next } = await loadPage(tx, request);
    const options = await loadFilterOptions(tx);
    const at = now();
    return { rows: rows.map((row) => toRow(row, at)), previous, next, options };
  });
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

type PageRow = StoredRow & { place: string | null };

/** The rows of a page, and where its neighbours begin. */
export async function loadPage(tx: WorkspaceTx, request: ListRequest) {
  const backward = request.before !== null;
  const start = request.after ?? request.before;
  const found = await rowsFrom(tx, request, start, backward);
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize);
  if (backward) rows.reverse();
  const cursorOf = (row: PageRow | undefined): Cursor | null => (row ? { value: row.place, id: row.id } : null);
  return {
    rows: rows.map(({ place: _, ...row }): StoredRow => row),
    previous: (backward ? more : start !== null) ? cursorOf(rows[0]) : null,
    next: (backward ? start !== null : more) ? cursorOf(rows.at(-1)) : null,
  };
}

/**
 * Up to a page and one more row in reading order (reversed for a page before). Known values and unknown ones are two
 * stretches of the same index, read one after the other; most pages need one of them.
 */
async function rowsFrom(
  tx: WorkspaceTx,
  { filters, sort, direction }: ListRequest,
  start: Cursor | null,
  backward: boolean,
): Promise<PageRow[]> {
  const { column, type, text, nullable } = orders[sort];
  const upward = (direction === 'asc') !== backward;
  const sign = Prisma.raw(upward ? '>' : '<');
  const by = Prisma.raw(upward ? 'asc' : 'desc');
  const where = filterSql(tx, filters);

  const known = (from: Cursor | null, limit: number) => {
    const bound = from
      ? Prisma.sql`and (${column}, u.id) ${sign} (${from.value}::${type}, ${from.id}::uuid)`
      : Prisma.empty;
    const stated = nullable ? Prisma.sql`and ${column} is not null` : Prisma.empty;
    return read(tx, text, Prisma.sql`${where} ${stated} ${bound}`, Prisma.sql`${column} ${by}, u.id ${by}`, limit);
  };
  const unknown = (from: Cursor | null, limit: number) => {
    const bound = from ? Prisma.sql`and u.id ${sign} ${from.id}::uuid` : Prisma.empty;
    return read(tx, text, Prisma.sql`${where} and ${column} is null ${bound}`, Prisma.sql`u.id ${by}`, limit);
  };

  const limit = pageSize + 1;
  if (!nullable) return known(start, limit);
  const startsUnknown = start !== null && start.value === null;
  // Reading forward the unknown come last, reading backward first.
  const [first, second] = backward ? [unknown, known] : [known, unknown];
  const skipsFirst = start !== null && (backward ? !startsUnknown : startsUnknown);
  if (skipsFirst) return second(start, limit);
  const rows = await first(start, limit);
  return rows.length === limit ? rows : [...rows, ...(await second(null, limit - rows.length))];
}

function read(
  tx: WorkspaceTx,
  place: Prisma.Sql,
  where: Prisma.Sql,
  by: Prisma.Sql,
  limit: number,
): Promise<PageRow[]> {
  return tx.$queryRaw<PageRow[]>`
    with page as (
      select ${rowColumns}, ${place} as place, row_number() over (order by ${by}) as at
      from use_case u where ${where} order by ${by} limit ${limit}
    )
    select ${pageColumns}, page.place
    from page ${rowNames} order by page.at`;
}
