import { createLoader, createSerializer, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import { topics, type HistoryFilters } from '@/lib/domain/audit/topics';
import { day, uuid } from './parsers';

/**
 * What the history is narrowed to, and where its page begins: only events before this place in the chain. Anything else shows
 * all, and the newest.
 */
export const historyParsers = {
  about: parseAsStringLiteral(topics),
  who: uuid,
  from: day,
  to: day,
  before: parseAsInteger,
};

export const readHistorySearch = createLoader(historyParsers);

const serialize = createSerializer(historyParsers);

/** `?about=checklist&before=30`, or an empty text. */
export const historyQuery = (filters: HistoryFilters, before: number | null = null): string =>
  serialize({ ...filters, before });

/** The filters among what was parsed for a view that has more than them. */
export const historyFilters = ({ about, who, from, to }: HistoryFilters): HistoryFilters => ({ about, who, from, to });
