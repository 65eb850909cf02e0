import type { ReactNode } from 'react';
import { Td } from '@/components/ui/table';
import type { Column, Totals } from '@/lib/domain/use-case/table';
import { tableColumns } from './table-columns';

type Props = {
  columns: readonly Column[];
  currency: string;
  totals: Totals;
  scope?: 'row' | 'rowgroup';
  /** Money also by the year. */
  year?: boolean;
  className?: string;
  children: ReactNode;
};

/** A row of sums: its name reaches as far as no column has one. */
export function SumRow({ columns, currency, totals, scope = 'row', year = false, className, children }: Props) {
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
