import clsx from 'clsx';
import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { Table, Th, Thead } from '@/components/ui/table';
import { naturalDirection, type Direction, type ListSort } from '@/lib/domain/use-case/list';
import { UseCaseRows, type TableRow } from './use-case-rows';

type Order = { sort: ListSort; direction: Direction };

type Props = {
  rows: TableRow[];
  order: Order;
  currency: string;
  /** Address of the list of use cases, without a query. */
  base: string;
  /** Whether rows have a box to select them by (select-rows.tsx). */
  selectable?: boolean;
  /** The list in another order. */
  orderHref: (order: Order) => string;
};

/** Use cases, dense: one line each, sorted by the links in its head. */
export function UseCaseTable({ rows, order, currency, base, selectable = false, orderHref }: Props) {
  const head = { order, orderHref };
  return (
    <Table label="Use cases" minWidth={1020} stack fixed>
      <Thead>
        <tr>
          <SortedTh {...head} sort="title">
            Use case
          </SortedTh>
          <SortedTh {...head} sort="entered" className="w-[17%]">
            Stage, days in it
          </SortedTh>
          <SortedTh {...head} sort="score" className="w-[17.5%]">
            Score and verdict
          </SortedTh>
          <SortedTh {...head} sort="readiness" className="w-[15%]">
            Readiness, blockers
          </SortedTh>
          <Th className="w-[14%]">Business owner</Th>
          <SortedTh {...head} sort="value" align="right" className="w-[11%]">
            Value a month
          </SortedTh>
        </tr>
      </Thead>
      <UseCaseRows rows={rows} currency={currency} base={base} selectable={selectable} />
    </Table>
  );
}

type SortedThProps = {
  sort: ListSort;
  order: Order;
  orderHref: (order: Order) => string;
  align?: 'left' | 'right';
  className?: string;
  children: string;
};

/** A column's name that sorts by it; once more, the other way round. */
function SortedTh({ sort, order, orderHref, align, className, children }: SortedThProps) {
  const here = order.sort === sort;
  const direction = here ? (order.direction === 'asc' ? 'desc' : 'asc') : naturalDirection[sort];
  return (
    <Th
      align={align}
      className={className}
      sort={here ? (order.direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      <Link
        href={orderHref({ sort, direction })}
        scroll={false}
        prefetch={false}
        className={clsx('inline-flex items-center gap-1 rounded-sm hover:text-ink', here && 'text-ink')}
      >
        {children}
        <Icon
          name={here ? (order.direction === 'asc' ? 'arrowUp' : 'arrowDown') : 'chevronsUpDown'}
          size={12}
          className={here ? undefined : 'opacity-50'}
        />
      </Link>
    </Th>
  );
}
