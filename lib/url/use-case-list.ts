import {
  createLoader,
  createParser,
  createSerializer,
  parseAsNativeArrayOf,
  parseAsStringLiteral,
  type SearchParams,
} from 'nuqs/server';
import { memoized } from '@/lib/domain/memoized';
import {
  listSorts,
  naturalDirection,
  type Cursor,
  type ListRequest,
  type ListSort,
  type UseCaseFilters,
} from '@/lib/domain/use-case/list';
import { columns, columnsOf, groupings, plainColumns } from '@/lib/domain/use-case/table';
import { filterParsers, filtersOf } from './filters';
import { uuid, uuidPattern } from './parsers';

export const listViews = ['table', 'board', 'matrix', 'timeline'] as const;
export type ListView = (typeof listViews)[number];

/** Where the page is cut. Base64url, so that nobody builds on what is in it. */
const cursor = createParser<Cursor>({
  parse: (text) => decode(text),
  serialize: ({ value, id, group }) => encode(JSON.stringify(group === undefined ? [value, id] : [value, id, group])),
  eq: (a, b) => a.id === b.id && a.value === b.value && a.group === b.group,
});

const parsers = {
  ...filterParsers,
  view: parseAsStringLiteral(listViews).withDefault('table'),
  group: parseAsStringLiteral(groupings),
  columns: parseAsNativeArrayOf(parseAsStringLiteral(columns)),
  sort: parseAsStringLiteral(listSorts).withDefault('updated'),
  dir: parseAsStringLiteral(['asc', 'desc']),
  /** The saved view that is open; what is shown may differ from it by now. */
  saved: uuid,
  after: cursor,
  before: cursor,
};

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

export type ListAddress = ListRequest & { view: ListView; saved: string | null };

/** The list's address as what the query takes. Whatever cannot be read is left out. */
export function parseListAddress(searchParams: SearchParams): ListAddress {
  const parsed = load(searchParams);
  const { sort, dir, view, group, saved } = parsed;
  const valid = (place: Cursor | null) => (place && isValueOf(sort, place.value) ? place : null);
  const after = valid(parsed.after);
  return {
    filters: filtersOf(parsed),
    view,
    group,
    columns: columnsOf(parsed.columns),
    sort,
    direction: dir ?? naturalDirection[sort],
    saved,
    after,
    before: after ? null : valid(parsed.before),
  };
}

type Place = { filters?: Partial<UseCaseFilters> } & Partial<Omit<ListAddress, 'filters'>>;

/** `?stage=poc&sort=score`: only what differs from the plain list. */
export const listQuery = (place: Place): string => queryOf(JSON.stringify(place));

// Each page of the list has two dozen, most of them the same as the page before.
const queryOf = memoized((place) => toQuery(JSON.parse(place) as Place));

function toQuery({ filters, sort, direction, columns: chosen, ...place }: Place): string {
  const dir = direction && direction !== naturalDirection[sort ?? 'updated'] ? direction : null;
  const plain = !chosen || chosen.join() === plainColumns.join();
  return serialize({ ...filters, ...place, columns: plain ? [] : [...chosen], sort, dir });
}

/** The list with nothing chosen; an address without any query opens what somebody's role, or they themselves, have chosen. */
export const plainQuery = '?view=table';

/** The address of the list in a workspace. */
export const listPath = (workspace: string, place: Place = {}): string =>
  `/w/${workspace}/use-cases${listQuery(place) || plainQuery}`;

/** The list as it is shown, but for its filters or its columns, as the hidden fields of the form that changes them. */
export function keptFields(address: ListAddress, changed: 'filters' | 'columns'): [string, string][] {
  const rest: Place = { ...address, after: null, before: null };
  delete rest[changed];
  return [...new URLSearchParams(listQuery(rest) || plainQuery)];
}

const tableParsers = { ...filterParsers, format: parseAsStringLiteral(['csv', 'xlsx']).withDefault('csv') };
const loadTable = createLoader(tableParsers);
const serializeTable = createSerializer(tableParsers);

/** What the list as a file takes from its address. */
export function readTableSearch(request: Request): { format: 'csv' | 'xlsx'; filters: UseCaseFilters } {
  const parsed = loadTable(request);
  return { format: parsed.format, filters: filtersOf(parsed) };
}

/** The list as a file, all pages of it. */
export const tableFile = (workspace: string, format: 'csv' | 'xlsx', filters: Partial<UseCaseFilters>): string =>
  `/api/w/${workspace}/use-cases${serializeTable({ ...filters, format })}`;

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

// A cursor made by hand must not reach the database as a value that it cannot read.
function isValueOf(sort: ListSort, value: string | null): boolean {
  if (sort === 'updated' || sort === 'entered') {
    return value !== null && momentPattern.test(value) && !Number.isNaN(Date.parse(value));
  }
  if (sort === 'title') return value !== null && value.length <= 200 && !value.includes('\0');
  return value === null || /^\d{1,12}(\.\d{1,2})?$/.test(value);
}

function decode(text: string): Cursor | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytesOf(text)));
    if (!Array.isArray(parsed) || parsed.length < 2 || parsed.length > 3) return null;
    const [value, id, group] = parsed as [unknown, unknown, unknown];
    if (typeof id !== 'string' || !uuidPattern.test(id)) return null;
    if (value !== null && typeof value !== 'string') return null;
    // Looked up among the groups that there are, never handed to the database.
    return typeof group === 'string' ? { value, id, group } : { value, id };
  } catch {
    return null;
  }
}

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

function encode(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
