'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { Count } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { Table, Td, Tfoot, Th, Thead } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Direction, ListSort } from '@/lib/domain/use-case/list';
import { columnLabels, type Column, type Group, type Totals } from '@/lib/domain/use-case/table';
import { unpackGroups, type packGroups } from './packed-groups';
import { tableColumns, titleWidth } from './table-columns';
import { UseCaseRows, type TableRow } from './use-case-rows';

type Order = { sort: ListSort; direction: Direction };

/** Rows that stand together, under the heading of their group if they are grouped. */
export type TableGroup = { group: Group | null; continued: boolean; rows: TableRow[] };

type Props = {
  /** Its rows in their groups (packed-groups.ts). */
  packed: ReturnType<typeof packGroups>;
  columns: readonly Column[];
  /** Of all that the filter leaves, all pages of it. */
  totals: Totals;
  order: Order;
  currency: string;
  now: Date;
  /** Address of the list of use cases, without a query. */
  base: string;
  /** Whether rows have a box to select them by (select-rows.tsx). */
  selectable?: boolean;
  /** The list by each column that it can be sorted by: once more the other way round. */
  orderHrefs: Record<ListSort, string>;
  /** The list of one group alone, by its value; where no address says it, it is not there. */
  groupHrefs: Record<string, string>;
};

/**
 * Use cases, dense: one line each, sorted by the links in its head, under the headings of their groups. On the client's side although nothing
 * in it acts: so what travels beside the page is their data, a third of what their elements would be, and they are drawn once instead of twice.
 */
export function UseCaseTable(props: Props) {
  const { packed, columns, totals, order, currency, now, base, selectable = false, orderHrefs, groupHrefs } = props;
  const groups = useMemo(() => unpackGroups(packed), [packed]);
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
      {groups.map(({ group, continued, rows }) => (
        <UseCaseRows
          key={group?.value ?? ''}
          {...{ columns, currency, now, base, selectable }}
          rows={rows}
          heading={
            group ? (
              <GroupHeading {...props} group={group} continued={continued} href={groupHrefs[group.value]} />
            ) : null
          }
        />
      ))}
      <Tfoot>
        <SumRow {...props} totals={totals} year>
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

type HeadingProps = Pick<Props, 'columns' | 'currency'> & { group: Group; continued: boolean; href?: string };

/** What the rows below have in common, and what all of its use cases come to, also those on other pages. */
function GroupHeading({ group, continued, href, columns, currency }: HeadingProps) {
  return (
    <SumRow columns={columns} currency={currency} totals={group.totals} scope="rowgroup" className="group-heading">
      <span className="font-semibold [&>a]:font-semibold">
        {href ? (
          <TextLink look="title" href={href} prefetch={false}>
            {group.label}
          </TextLink>
        ) : (
          group.label
        )}
      </span>
      <Count>{group.totals.count.toLocaleString('en-US')}</Count>
      {continued ? <span className="text-sm font-normal text-ink-subtle">continued</span> : null}
    </SumRow>
  );
}

type SumProps = Pick<Props, 'columns' | 'currency'> & {
  totals: Totals;
  scope?: 'row' | 'rowgroup';
  /** Money also by the year. */
  year?: boolean;
  className?: string;
  children: ReactNode;
};

/** A row of sums: its name reaches as far as no column has one. */
function SumRow({ columns, currency, totals, scope = 'row', year = false, className, children }: SumProps) {
  const first = columns.findIndex((column) => tableColumns[column].total);
  const bare = first < 0 ? columns.length : first;
  return (
    <tr className={className}>
      <th scope={scope} colSpan={1 + bare}>
        <span className="flex flex-wrap items-center gap-x-2">{children}</span>
      </th>
      {columns.slice(bare).map((column) => {
        const { label, align, total } = tableColumns[column];
        return total ? (
          <Td key={column} label={label} align={align}>
            {total(totals, { currency, year })}
          </Td>
        ) : (
          <Td key={column} />
        );
      })}
    </tr>
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
