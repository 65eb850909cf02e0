import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Fact = { term: ReactNode; value: ReactNode };

/** Facts as term and value: `rows` for a column of short ones, `grid` for several across. */
export function DescriptionList({ facts, look = 'rows' }: { facts: Fact[]; look?: 'rows' | 'grid' }) {
  return (
    <dl className={clsx(look === 'grid' ? 'grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3' : 'space-y-2')}>
      {facts.map((fact, index) => (
        <div
          key={index}
          className={clsx(
            'min-w-0',
            look === 'rows' && 'grid grid-cols-[minmax(6.5rem,10rem)_minmax(0,1fr)] items-baseline gap-3',
          )}
        >
          <dt className="text-sm text-ink-subtle">{fact.term}</dt>
          <dd className={clsx('min-w-0', look === 'grid' && 'mt-0.5')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
