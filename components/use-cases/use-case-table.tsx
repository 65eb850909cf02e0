'use client';

import clsx from 'clsx';
import Link from 'next/link';
import type { CSSProperties } from 'react';
import { Icon } from '@/components/ui/icon';
import { Table, Tfoot, Th, Thead } from '@/components/ui/table';
import type { Direction, ListSort } from '@/lib/domain/use-case/list';
import { columnLabels, type Column, type Totals } from '@/lib/domain/use-case/table';
import type { PackedBody } from './packed-body';
import { SumRow } from './sum-row';
import { tableColumns, titleWidth } from './table-columns';
import { UseCaseRows } from './use-case-rows';

type Order = { sort: ListSort; direction: Direction };

type Props = {
  /** Its rows in their groups (packed-body.ts). */
  body: PackedBody;
  columns: readonly Column[];
  /** Of all that the filter leaves, all pages of it. */
  totals: Totals;
  order: Order;
  currency: string;
  /** The list by each column that it can be sorted by: once more the other way round. */
  orderHrefs: Record<ListSort, string>;
};

/**
 * Use cases, dense: one line each, sorted by the links in its head, under the headings of their groups. On the client's side although nothing
 * in it acts: so what travels beside the page is their data, a third of what their elements would be, and they are drawn once instead of twice.
 */
export function UseCaseTable({ body, columns, totals, order, currency, orderHrefs }: Props) {
  const head = { order, orderHrefs };
  const width = columns.reduce((sum, column) => sum + tableColumns[column].width, titleWidth);
  return (
    <Table
      label="Use cases"
      minWidth={Math.max(width, 640)}
      stack
      labels={columns.map((column) => tableColumns[column].label)}
      fixed
    >
      <Thead>
        <tr>
          <SortedTh {...head} sort="title">
            Use case
          </SortedTh>
          {columns.map((column) => {
            const { sort, align } = tableColumns[column];
            // In percent, so that a wide window gives each its share.
            const style = { width: `${((tableColumns[column].width / width) * 100).toFixed(1)}%` };
            return sort ? (
              <SortedTh key={column} {...head} sort={sort} align={align} style={style}>
                {columnLabels[column]}
              </SortedTh>
            ) : (
              <Th key={column} align={align} style={style}>
                {columnLabels[column]}
              </Th>
            );
          })}
        </tr>
      </Thead>
      <UseCaseRows body={body} />
      <Tfoot>
        <SumRow columns={columns} currency={currency} totals={totals} year>
          <span className="font-semibold">
            {totals.count.toLocaleString('en-US')} use {totals.count === 1 ? 'case' : 'cases'}
          </span>
          {totals.valued < totals.count && columns.includes('value') ? (
            <span className="text-sm text-ink-subtle">value known of {totals.valued.toLocaleString('en-US')}</span>
          ) : null}
        </SumRow>
      </Tfoot>
    </Table>
  );
}

type SortedThProps = {
  sort: ListSort;
  order: Order;
  orderHrefs: Record<ListSort, string>;
  align?: 'left' | 'right';
  style?: CSSProperties;
  children: string;
};

/** A column's name that sorts by it; once more, the other way round. */
function SortedTh({ sort, order, orderHrefs, align, style, children }: SortedThProps) {
  const here = order.sort === sort;
  return (
    <Th align={align} style={style} sort={here ? (order.direction === 'asc' ? 'ascending' : 'descending') : undefined}>
      <Link
        href={orderHrefs[sort]}
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
