import type { SavedView } from '@/lib/domain/use-case/saved-views';
import { listPath, listQuery, parseListAddress, plainQuery, type ListAddress } from './use-case-list';

/** What of an address a view keeps: all but the place in the pages and the view that was open. */
export const keptQuery = (address: ListAddress): string =>
  listQuery({ ...address, saved: null, after: null, before: null });

/** The address of a view as far as it can be read, and the parts of it that cannot: a stage that is none, say. */
export function readView({ id, query }: Pick<SavedView, 'id' | 'query'>): { address: ListAddress; dropped: string[] } {
  const stored = new URLSearchParams(query);
  const params = Object.fromEntries([...new Set(stored.keys())].map((name) => [name, stored.getAll(name)])) as Record<
    string,
    string[]
  >;
  const single = Object.fromEntries(Object.entries(params).map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
  const address = { ...parseListAddress(single), saved: id, after: null, before: null };
  const read = new URLSearchParams(keptQuery(address) || plainQuery);
  const dropped = [...stored].flatMap(([name, value]) =>
    read.getAll(name).includes(value) ? [] : [`${name}=${value}`],
  );
  return { address, dropped };
}

export const viewPath = (workspace: string, view: Pick<SavedView, 'id' | 'query'>): string =>
  listPath(workspace, readView(view).address);
