import { createLoader, createParser, createSerializer, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import {
  listSorts,
  naturalDirection,
  type Cursor,
  type ListRequest,
  type ListSort,
  type UseCaseFilters,
} from '@/lib/domain/use-case/list';
import { filterParsers, filtersOf } from './filters';

export const listViews = ['table', 'board', 'matrix', 'timeline'] as const;
export type ListView = (typeof listViews)[number];

/** Where the page is cut. Base64url, so that nobody builds on what is in it. */
const cursor = createParser<Cursor>({
  parse: (text) => decode(text),
  serialize: ({ value, id }) => encode(JSON.stringify([value, id])),
  eq: (a, b) => a.id === b.id && a.value === b.value,
});

const parsers = {
  ...filterParsers,
  view: parseAsStringLiteral(listViews).withDefault('table'),
  sort: parseAsStringLiteral(listSorts).withDefault('updated'),
  dir: parseAsStringLiteral(['asc', 'desc']),
  after: cursor,
  before: cursor,
};

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

export type ListAddress = ListRequest & { view: ListView };

/** The list's address as what the query takes. Whatever cannot be read is left out. */
export function parseListAddress(searchParams: SearchParams): ListAddress {
  const parsed = load(searchParams);
  const { sort, dir, view } = parsed;
  const valid = (place: Cursor | null) => (place && isValueOf(sort, place.value) ? place : null);
  const after = valid(parsed.after);
  return {
    filters: filtersOf(parsed),
    view,
    sort,
    direction: dir ?? naturalDirection[sort],
    after,
    before: after ? null : valid(parsed.before),
  };
}

type Place = { filters?: Partial<UseCaseFilters> } & Partial<Omit<ListAddress, 'filters'>>;

/** `?stage=poc&sort=score`: only what differs from the plain list. */
export function listQuery({ filters, view, sort, direction, after, before }: Place): string {
  const dir = direction && direction !== naturalDirection[sort ?? 'updated'] ? direction : null;
  return serialize({ ...filters, view, sort, dir, after, before });
}

/** The address of the list in a workspace. */
export const listPath = (workspace: string, place: Place = {}): string =>
  `/w/${workspace}/use-cases${listQuery(place)}`;

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

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
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
    if (!Array.isArray(parsed) || parsed.length !== 2) return null;
    const [value, id] = parsed as [unknown, unknown];
    if (typeof id !== 'string' || !uuidPattern.test(id)) return null;
    return value === null || typeof value === 'string' ? { value, id } : null;
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
