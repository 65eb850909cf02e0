'use client';

import { KeyText } from '@/components/ui/key-text';
import { Td, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';
import type { Column } from '@/lib/domain/use-case/table';
import { tableColumns } from './table-columns';

/** What a row shows; see lib/queries/use-case-row.ts. */
export type TableRow = {
  id: string;
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
  tier: ActionTier | null;
  users: number | null;
  registeredAt: Date;
  updatedAt: Date;
  /** Where a column shows them. */
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
};

/**
 * Rows of the table. On the client's side although nothing in them acts: so what the server sends beside the page is their data, a
 * third of what their elements would be, and it draws them once instead of twice.
 */
export function UseCaseRows({ rows, ...shown }: Props) {
  return rows.map((row) => <Row key={row.id} row={row} {...shown} />);
}

type RowProps = Omit<Props, 'rows'> & { row: TableRow };

function Row({ row, columns, currency, now, base, selectable }: RowProps) {
  return (
    <Tr interactive>
      <Td heading>
        <span className="flex min-w-0 items-start gap-3">
          {selectable ? (
            <input
              type="checkbox"
              name="useCase"
              value={`${row.key}:${row.version}`}
              aria-label={`Select ${row.key}`}
              className="relative z-1 mt-0.5 tick"
            />
          ) : null}
          <span className="flex min-w-0 flex-col gap-0.5">
            <span className="line-clamp-2 sm:truncate" title={row.title}>
              <TextLink look="title" covers href={`${base}/${row.key}/overview`} prefetch={false}>
                {row.title}
              </TextLink>
            </span>
            <span className="flex min-w-0 items-center gap-2 text-sm text-ink-subtle">
              <KeyText>{row.key}</KeyText>
              <span className="truncate">{row.unit}</span>
              {row.tags.length > 0 ? (
                <span className="truncate" title={row.tags.join(', ')}>
                  <span className="sr-only">Tags: </span>
                  {row.tags.map((tag) => `#${tag}`).join(' ')}
                </span>
              ) : null}
            </span>
          </span>
        </span>
      </Td>
      {columns.map((column) => {
        const { label, align, cell } = tableColumns[column];
        return (
          <Td key={column} label={label} align={align}>
            {cell(row, { currency, now })}
          </Td>
        );
      })}
    </Tr>
  );
}
