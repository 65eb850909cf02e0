import {
  createLoader,
  createParser,
  createSerializer,
  parseAsNativeArrayOf,
  parseAsString,
  type SearchParams,
} from 'nuqs/server';
import { isUseCaseKey } from '@/lib/domain/use-case/key';
import { filterParsers } from './filters';

/** Use cases side by side. */
export const mostCompared = 5;

const key = createParser({ parse: (text) => (isUseCaseKey(text) ? text : null), serialize: String });

const shortlistParsers = { unit: filterParsers.unit, system: filterParsers.system };
export type ShortlistFilters = { unit: string | null; system: string | null };

/** The shortlist's address: a business unit and a system. */
export const readShortlistSearch = createLoader(shortlistParsers);

const serializeShortlist = createSerializer(shortlistParsers);
export const shortlistPath = (workspace: string, filters: Partial<ShortlistFilters> = {}): string =>
  `/w/${workspace}/compare${serializeShortlist(filters)}`;
export const shortlistFile = (workspace: string, filters: ShortlistFilters): string =>
  `/api/w/${workspace}/shortlist${serializeShortlist(filters)}`;

const readOf = createLoader({ of: parseAsNativeArrayOf(key), add: parseAsString });

/**
 * The keys that are compared, each once, five at most, in the order in which they were chosen; and what was typed as a key and
 * is none.
 */
export function readCompareSearch(search: SearchParams): { keys: string[]; unreadable: string | null } {
  const { of, add } = readOf(search);
  const typed = add?.trim().toUpperCase().slice(0, 40) ?? '';
  const all = isUseCaseKey(typed) ? [...of, typed] : of;
  return { keys: [...new Set(all)].slice(0, mostCompared), unreadable: typed && !isUseCaseKey(typed) ? typed : null };
}

export const comparePath = (workspace: string, keys: string[]): string =>
  `/w/${workspace}/compare/side-by-side${keys.length > 0 ? `?${keys.map((one) => `of=${encodeURIComponent(one)}`).join('&')}` : ''}`;
