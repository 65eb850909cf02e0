import { createLoader, type SearchParams } from 'nuqs/server';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { filterParsers, filterQuery, filtersOf } from './filters';

const load = createLoader(filterParsers);

/** The portfolio's address is its filter; whatever cannot be read is left out. */
export const parsePortfolioAddress = (searchParams: SearchParams): UseCaseFilters => filtersOf(load(searchParams));

export const portfolioPath = (workspace: string, filters: Partial<UseCaseFilters> = {}): string =>
  `/w/${workspace}/portfolio${filterQuery(filters)}`;
