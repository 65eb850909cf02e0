import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Fact = { term: ReactNode; value: ReactNode };

type Props = {
  facts: Fact[];
  /** `rows` for a column of short ones, `wide` for values that need the whole width of a phone, `grid` for several across. */
  look?: keyof typeof looks;
};

const looks = {
  rows: {
    list: 'space-y-2',
    fact: 'grid grid-cols-[clamp(6.5rem,38%,10rem)_minmax(0,1fr)] items-baseline gap-3',
    value: '',
  },
  wide: {
    list: 'space-y-3',
    fact: 'items-baseline gap-3 sm:grid sm:grid-cols-[10rem_minmax(0,1fr)]',
    value: 'max-sm:mt-0.5',
  },
  grid: { list: 'grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3', fact: '', value: 'mt-0.5' },
};

/** Facts as term and value. */
export function DescriptionList({ facts, look = 'rows' }: Props) {
  const { list, fact, value } = looks[look];
  return (
    <dl className={list}>
      {facts.map((each, index) => (
        <div key={index} className={clsx('min-w-0', fact)}>
          <dt className="text-sm text-ink-subtle">{each.term}</dt>
          <dd className={clsx('min-w-0', value)}>{each.value}</dd>
        </div>
      ))}
    </dl>
  );
}
