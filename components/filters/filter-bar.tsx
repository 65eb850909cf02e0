import { activeFilters, type FilterChoices } from '@/lib/domain/use-case/filter-words';
import { isFiltered, noFilters, type UseCaseFilters } from '@/lib/domain/use-case/list';
import { FilterFields } from './filter-fields';

type Props = {
  filters: UseCaseFilters;
  choices: FilterChoices;
  /** Address without its query. */
  action: string;
  /** The same view with other filters. */
  href: (filters: UseCaseFilters) => string;
  /** What else of the address stays when the filters change: the order, the view. */
  keep?: [name: string, value: string][];
};

/** Search and filters in the address, the same over table, board and portfolio. What is active stands beside them. */
export function FilterBar({ filters, choices, action, href, keep = [] }: Props) {
  const active = activeFilters(filters, choices).map(({ name, label, without }) => ({
    name,
    label,
    href: href({ ...filters, ...without }),
  }));
  return (
    <FilterFields
      {...{ filters, choices, action, active }}
      keep={[...keep, ...fieldless(filters)]}
      clearHref={isFiltered(filters) && active.length > 1 ? href(noFilters) : null}
    />
  );
}

/** The levels of two factors, which a cell of the matrix chooses and no field shows. */
const fieldless = ({ value, risk }: UseCaseFilters): [string, string][] => [
  ...(value === null ? [] : [['value', String(value)] as [string, string]]),
  ...(risk === null ? [] : [['risk', String(risk)] as [string, string]]),
];
