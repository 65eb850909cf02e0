import { createLoader, createSerializer, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { areas, type Area } from '@/lib/domain/checklist/areas';
import { reportFormats, type ReportFormat } from '@/lib/domain/portfolio/board-facts';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { filterParsers, filterQuery, filtersOf } from './filters';

const load = createLoader(filterParsers);

/** The portfolio's address is its filter; whatever cannot be read is left out. */
export const parsePortfolioAddress = (searchParams: SearchParams): UseCaseFilters => filtersOf(load(searchParams));

export const portfolioPath = (workspace: string, filters: Partial<UseCaseFilters> = {}): string =>
  `/w/${workspace}/portfolio${filterQuery(filters)}`;

/** A cell of the readiness map: an area, of one use case or (no key) of all that the map lists. */
export type CellAddress = { area: Area; key: string | null };

const loadCell = createLoader({ area: parseAsStringLiteral(areas), of: parseAsString });

/** Which cell is open; null: none. */
export function parseCell(searchParams: SearchParams): CellAddress | null {
  const { area, of } = loadCell(searchParams);
  return area && { area, key: of };
}

export function cellPath(workspace: string, filters: UseCaseFilters, { area, key }: CellAddress): string {
  const path = portfolioPath(workspace, filters);
  const of = key === null ? '' : `&of=${encodeURIComponent(key)}`;
  return `${path}${path.includes('?') ? '&' : '?'}area=${area}${of}`;
}

const reportParsers = { ...filterParsers, format: parseAsStringLiteral(reportFormats).withDefault('pdf') };
const loadReport = createLoader(reportParsers);
const serializeReport = createSerializer(reportParsers);

/** What the board report takes from its address. */
export function readReportSearch(request: Request): { format: ReportFormat; filters: UseCaseFilters } {
  const parsed = loadReport(request);
  return { format: parsed.format, filters: filtersOf(parsed) };
}

/** The board report as a file, within the filter of the page. */
export const reportFile = (workspace: string, format: ReportFormat, filters: Partial<UseCaseFilters>): string =>
  `/api/w/${workspace}/board-report${serializeReport({ ...filters, format })}`;

/** Where reports are scheduled, with the filter that a new one would have. */
export const reportsPath = (workspace: string, filters: Partial<UseCaseFilters> = {}): string =>
  `/w/${workspace}/settings/reports${filterQuery(filters)}`;

/** A filter that was kept as the text of an address. */
export const filtersFrom = (query: string): UseCaseFilters => filtersOf(load(new URLSearchParams(query)));

/**
 * The filter that was kept as an address had it (`filterQuery`); null if any of it cannot be read, since leaving that out would
 * show more.
 */
export function keptFilters(query: string): UseCaseFilters | null {
  const filters = filtersFrom(query);
  return filterQuery(filters) === query ? filters : null;
}
