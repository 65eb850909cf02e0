'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { FilterChoices } from '@/lib/domain/use-case/filter-words';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';

const load = () => import('./filter-panel');
const FilterPanel = lazy(load);

/** Opens all filters but the search. Their fields come once they are wanted: they are more than the page's rows have words. */
export function FilterDisclosure({ filters, choices }: { filters: UseCaseFilters; choices: FilterChoices }) {
  const [wanted, setWanted] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  // Opened before this was there to hear of it.
  useEffect(() => setWanted(details.current?.open ?? false), []);

  return (
    <details
      ref={details}
      className="group/filter relative"
      onToggle={(event) => event.currentTarget.open && setWanted(true)}
    >
      <summary onPointerEnter={() => void load()} className={buttonClass({ className: 'group-open/filter:bg-hover' })}>
        <Icon name="filter" size={14} />
        Filter
      </summary>
      {wanted ? (
        <Suspense>
          <FilterPanel filters={filters} choices={choices} />
        </Suspense>
      ) : null}
    </details>
  );
}
