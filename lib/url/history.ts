import { createLoader, parseAsInteger } from 'nuqs/server';

/** Where a page of the history begins: only events before this place in the chain. Anything else shows the newest. */
export const readHistorySearch = createLoader({ before: parseAsInteger });

export const olderHistory = (before: number): string => `?before=${before}`;
