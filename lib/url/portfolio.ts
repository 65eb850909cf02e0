import { createLoader, type SearchParams } from 'nuqs/server';
import type { ChartFilter } from '@/lib/charts/chart-filter';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { filterParsers, filterQuery, filtersOf } from './filters';
import { listPath } from './use-case-list';

const load = createLoader(filterParsers);

/** The portfolio's address is its filter; whatever cannot be read is left out. */
export const parsePortfolioAddress = (searchParams: SearchParams): UseCaseFilters => filtersOf(load(searchParams));

export const portfolioPath = (workspace: string, filters: Partial<UseCaseFilters> = {}): string =>
  `/w/${workspace}/portfolio${filterQuery(filters)}`;

/** The table of the use cases behind a mark: the page's own filter, narrowed by what the mark stands for. */
export function behindMark(workspace: string, filters: UseCaseFilters, mark: ChartFilter): string {
  const narrowed = filtersOf(load(new URLSearchParams(Object.entries(mark))));
  const stated = Object.fromEntries(Object.entries(narrowed).filter(([name]) => name in mark));
  return listPath(workspace, { filters: { ...filters, ...stated } });
}
