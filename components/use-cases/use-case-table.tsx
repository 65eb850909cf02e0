import clsx from 'clsx';
import Link from 'next/link';
import { ReadinessFigure } from '@/components/checklist/readiness-figure';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { DaysInStage } from '@/components/stages/days-in-stage';
import { StageBadge, UnverifiedMark } from '@/components/stages/stage-badge';
import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { KeyText } from '@/components/ui/key-text';
import { Money } from '@/components/ui/money';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { Stage } from '@/lib/domain/stages/stages';
import { naturalDirection, type Direction, type ListSort } from '@/lib/domain/use-case/list';

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
};

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
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id} interactive>
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
            <Td label="Stage">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <StageBadge stage={row.stage} parkedFrom={row.parkedFrom} />
                <DaysInStage stage={row.stage} days={row.days} overdue={row.overdue} />
                {row.reviewOverdue ? <Badge tone="negative">Review overdue</Badge> : null}
                {row.reportedStage ? <UnverifiedMark reported={row.reportedStage} /> : null}
              </span>
            </Td>
            <Td label="Verdict">
              <VerdictBadge verdict={row.verdict} score={row.score} />
            </Td>
            <Td label="Readiness">
              <ReadinessFigure
                of={row.key}
                percent={row.readiness}
                openBlockers={row.openBlockers}
                waived={row.waivedItems}
              />
            </Td>
            <Td label="Owner">
              <PersonName name={row.businessOwner} />
            </Td>
            <Td label="Value" align="right">
              <Money amount={row.monthlyValue} currency={currency} compact />
            </Td>
          </Tr>
        ))}
      </Tbody>
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
