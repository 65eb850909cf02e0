import type { UseCaseFilters } from '@/lib/domain/use-case/list';

/** The use cases behind a mark, as filters of the list: { stage: 'pilot' }. Components turn it into a link. */
export type ChartFilter = Partial<UseCaseFilters>;

/** What every chart says about itself for people who do not see it. */
export type ChartTable = { columns: string[]; rows: { cells: string[]; filter: ChartFilter | null }[] };

export const count = (value: number): string => value.toLocaleString('en-US');
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);
