import type { UseCaseFilters } from '@/lib/domain/use-case/list';

/** The use cases behind a mark, as filters of the list: { stage: 'pilot' }. Components turn it into a link. */
export type ChartFilter = Partial<UseCaseFilters>;

/** What every chart says about itself for people who do not see it. */
export type ChartTable = { columns: string[]; rows: { cells: string[]; filter: ChartFilter | null }[] };

export const count = (value: number): string => value.toLocaleString('en-US');
/** "1 use case", "2,000 use cases". */
export const many = (value: number, one: string): string => `${count(value)} ${one}${value === 1 ? '' : 's'}`;
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);
