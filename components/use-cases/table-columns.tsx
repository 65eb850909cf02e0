import type { ReactNode } from 'react';
import { ReadinessFigure } from '@/components/checklist/readiness-figure';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { DaysInStage } from '@/components/stages/days-in-stage';
import { StageBadge, UnverifiedMark } from '@/components/stages/stage-badge';
import { TierBadge } from '@/components/tools/tier-badge';
import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Money, Unknown } from '@/components/ui/money';
import { Time } from '@/components/ui/time';
import type { ListSort } from '@/lib/domain/use-case/list';
import type { Column, Totals } from '@/lib/domain/use-case/table';
import type { TableRow } from './use-case-rows';

type Shown = { currency: string };

type TableColumn = {
  /** Before the value where rows are stacked. */
  label: string;
  /** Pixels that it needs; a wider table shares what is left. */
  width: number;
  align?: 'right';
  sort?: ListSort;
  cell: (row: TableRow, shown: Shown) => ReactNode;
  /** What many come to; none: this column has no sum. */
  total?: (totals: Totals, shown: { currency: string; year: boolean }) => ReactNode;
};

/** Of the first column, which names the use case. */
export const titleWidth = 264;

const owner = (label: string, name: (row: TableRow) => string | null | undefined): TableColumn => ({
  label,
  width: 148,
  cell: (row) => <PersonName name={name(row)} />,
});

/** How each column of the table is drawn. */
export const tableColumns: Record<Column, TableColumn> = {
  stage: {
    label: 'Stage',
    width: 176,
    sort: 'entered',
    cell: (row) => (
      <>
        <StageBadge stage={row.stage} parkedFrom={row.parkedFrom} />
        <DaysInStage stage={row.stage} days={row.days} overdue={row.overdue} />
        {row.reviewOverdue ? <Badge tone="negative">Review overdue</Badge> : null}
        {row.reportedStage ? <UnverifiedMark reported={row.reportedStage} /> : null}
      </>
    ),
  },
  score: {
    label: 'Verdict',
    width: 180,
    sort: 'score',
    cell: (row) => <VerdictBadge verdict={row.verdict} score={row.score} />,
  },
  readiness: {
    label: 'Readiness',
    width: 176,
    sort: 'readiness',
    cell: (row) => <ReadinessFigure percent={row.readiness} openBlockers={row.openBlockers} waived={row.waivedItems} />,
    total: ({ openBlockers }) => (
      <span className="text-sm whitespace-nowrap text-ink-muted tabular-nums">
        {openBlockers.toLocaleString('en-US')} open {openBlockers === 1 ? 'blocker' : 'blockers'}
      </span>
    ),
  },
  tier: {
    label: 'Tier',
    width: 148,
    cell: (row) => (row.tier ? <TierBadge tier={row.tier} /> : <Unknown say="Not stated" />),
  },
  systems: {
    label: 'Systems',
    width: 160,
    cell: (row) =>
      row.systems ? (
        <span className="line-clamp-2" title={row.systems}>
          {row.systems}
        </span>
      ) : (
        <Unknown say="None stated" />
      ),
  },
  business: owner('Owner', (row) => row.businessOwner),
  technical: owner('Technical', (row) => row.owners?.technical),
  security: owner('Security', (row) => row.owners?.security),
  'data-governance': { ...owner('Data', (row) => row.owners?.['data-governance']), width: 176 },
  users: {
    label: 'Users',
    width: 88,
    align: 'right',
    cell: (row) => <People count={row.users ?? null} />,
    total: ({ users }) => <People count={users} />,
  },
  value: {
    label: 'Value',
    width: 112,
    align: 'right',
    sort: 'value',
    cell: (row, { currency }) => <Money amount={row.monthlyValue} currency={currency} compact />,
    total: ({ monthlyValue }, { currency, year }) => (
      <>
        <Money amount={monthlyValue} currency={currency} compact />
        {year && monthlyValue !== null ? (
          <span className="block text-sm text-ink-subtle">
            <Money amount={monthlyValue * 12} currency={currency} compact /> a year
          </span>
        ) : null}
      </>
    ),
  },
  registered: {
    label: 'Registered',
    width: 108,
    cell: (row) => (row.registeredAt ? <Time at={row.registeredAt} look="day" /> : null),
  },
  updated: {
    label: 'Changed',
    width: 108,
    sort: 'updated',
    cell: (row) => (row.updatedAt ? <Time at={row.updatedAt} look="day" /> : null),
  },
};

const People = ({ count }: { count: number | null }) =>
  count === null ? <Unknown /> : <data value={count}>{count.toLocaleString('en-US')}</data>;
