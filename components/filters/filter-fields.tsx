'use client';

import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icon';
import { TextInput } from '@/components/ui/text-input';
import { TextLink } from '@/components/ui/text-link';
import type { FilterChoices } from '@/lib/domain/use-case/filter-words';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { FilterDisclosure } from './filter-disclosure';
import { FilterForm } from './filter-form';
import { KeptFields } from './kept-fields';

type Props = {
  filters: UseCaseFilters;
  choices: FilterChoices;
  /** Address without its query. */
  action: string;
  /** What else of the address stays when the filters change. */
  keep: [name: string, value: string][];
  /** What is filtered by, and the address without it. */
  active: { name: string; label: string; href: string }[];
  /** Without any filter; null where that is no more than one chip does. */
  clearHref: string | null;
};

/** What `FilterBar` shows. */
export function FilterFields({ filters, choices, action, keep, active, clearHref }: Props) {
  return (
    <div className="flex min-w-0 flex-1 basis-80 flex-wrap items-center gap-2">
      <FilterForm action={action} label="Use cases" className="contents">
        <KeptFields fields={keep} />
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
      {active.map(({ name, label, href }) => (
        <Chip key={name} href={href} active removable>
          {label}
        </Chip>
      ))}
      {clearHref ? (
        <TextLink href={clearHref} scroll={false} prefetch={false}>
          Clear all
        </TextLink>
      ) : null}
    </div>
  );
}
