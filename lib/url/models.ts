import { createLoader, parseAsInteger } from 'nuqs/server';

/** Which page of the changes; anything else shows the first. */
export const readChangesSearch = createLoader({ page: parseAsInteger.withDefault(1) });

export const changesPage = (page: number): string => (page === 1 ? '' : `?page=${page}`);
