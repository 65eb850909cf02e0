import type { ReactNode } from 'react';
import { useFollowLinks } from '@/components/ui/follow-links';
import { Tbody } from '@/components/ui/table';
import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';
import type { Column } from '@/lib/domain/use-case/table';
import { tableColumns } from './table-columns';

/** What a row shows; see lib/queries/use-case-row.ts. */
export type TableRow = {
  key: string;
  version: number;
  title: string;
  unit: string;
  stage: Stage;
  parkedFrom: Stage | null;
  reportedStage: Stage | null;
  days: number;
  overdue: boolean;
  reviewOverdue: boolean;
  verdict: Verdict | null;
  score: number | null;
  readiness: number | null;
  openBlockers: number;
  waivedItems: number;
  monthlyValue: number | null;
  businessOwner: string | null;
  tags: string[];
  /** From here on: where a column shows them. */
  tier?: ActionTier | null;
  users?: number | null;
  registeredAt?: Date;
  updatedAt?: Date;
  systems?: string | null;
  owners?: Partial<Record<OwnerRole, string>> | null;
};

type Props = {
  rows: TableRow[];
  columns: readonly Column[];
  currency: string;
  now: Date;
  /** Address of the list of use cases, without a query. */
  base: string;
  /** Whether rows have a box to select them by (select-rows.tsx). */
  selectable: boolean;
  /** Above them, in a table of several groups. */
  heading: ReactNode;
};

/** Rows of the table that stand together. */
export function UseCaseRows({ rows, heading, ...shown }: Props) {
  const onClick = useFollowLinks();
  return (
    <Tbody onClick={onClick}>
      {heading}
      {rows.map((row) => (
        <Row key={row.key} row={row} {...shown} />
      ))}
    </Tbody>
  );
}

type RowProps = Omit<Props, 'rows' | 'heading'> & { row: TableRow };

/**
 * Of elements, not of the components of components/ui, and with few classes (`.use-case` in components/ui/ui.css): there are fifty, and each
 * component and each attribute in them costs as much as an element.
 */
function Row({ row, columns, currency, now, base, selectable }: RowProps) {
  return (
    <tr className="row use-case">
      <th scope="row">
        {selectable ? (
          <input type="checkbox" name="useCase" value={`${row.key}:${row.version}`} aria-label={`Select ${row.key}`} />
        ) : null}
        <a href={`${base}/${row.key}/overview`} title={row.title} className="link link-title link-covers">
          {row.title}
        </a>
        <span>
          <span className="key">{row.key}</span>
          {` ${row.unit}`}
          {row.tags.length > 0 ? (
            <span title={row.tags.join(', ')}>
              <span className="sr-only">Tags: </span>
              {row.tags.map((tag) => `#${tag}`).join(' ')}
            </span>
          ) : null}
        </span>
      </th>
      {columns.map((column) => {
        const { align, cell } = tableColumns[column];
        return (
          <td key={column} className={align}>
            {cell(row, { currency, now })}
          </td>
        );
      })}
    </tr>
  );
}
