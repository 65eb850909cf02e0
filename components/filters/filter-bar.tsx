import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icon';
import { TextInput } from '@/components/ui/text-input';
import { TextLink } from '@/components/ui/text-link';
import { activeFilters, type FilterChoices } from '@/lib/domain/use-case/filter-words';
import { isFiltered, noFilters, type UseCaseFilters } from '@/lib/domain/use-case/list';
import { FilterDisclosure } from './filter-disclosure';
import { FilterForm } from './filter-form';
import { KeptFields } from './kept-fields';

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
  const active = activeFilters(filters, choices);
  return (
    <div className="flex min-w-0 flex-1 basis-80 flex-wrap items-center gap-2">
      <FilterForm action={action} label="Use cases" className="contents">
        <KeptFields fields={[...keep, ...fieldless(filters)]} />
        <span className="relative w-full sm:w-64">
          <Icon name="search" size={14} className="absolute top-1/2 left-2.5 z-1 -translate-y-1/2 text-ink-subtle" />
          <TextInput
            type="search"
            name="q"
            aria-label="Search key, title and problem"
            placeholder="Search key, title, problem"
            defaultValue={filters.q}
            key={filters.q}
            maxLength={100}
            className="pl-8"
          />
        </span>
        <FilterDisclosure key={JSON.stringify(filters)} filters={filters} choices={choices} />
      </FilterForm>
      {active.map(({ name, label, without }) => (
        <Chip key={name} href={href({ ...filters, ...without })} active removable>
          {label}
        </Chip>
      ))}
      {isFiltered(filters) && active.length > 1 ? (
        <TextLink href={href(noFilters)} scroll={false} prefetch={false}>
          Clear all
        </TextLink>
      ) : null}
    </div>
  );
}

/** The levels of two factors, which a cell of the matrix chooses and no field shows. */
const fieldless = ({ value, risk }: UseCaseFilters): [string, string][] => [
  ...(value === null ? [] : [['value', String(value)] as [string, string]]),
  ...(risk === null ? [] : [['risk', String(risk)] as [string, string]]),
];
