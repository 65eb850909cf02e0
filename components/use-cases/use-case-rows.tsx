'use client';

import { ReadinessFigure } from '@/components/checklist/readiness-figure';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { DaysInStage } from '@/components/stages/days-in-stage';
import { StageBadge, UnverifiedMark } from '@/components/stages/stage-badge';
import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { KeyText } from '@/components/ui/key-text';
import { Money } from '@/components/ui/money';
import { Tbody, Td, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { Stage } from '@/lib/domain/stages/stages';

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

type Props = {
  rows: TableRow[];
  currency: string;
  /** Address of the list of use cases, without a query. */
  base: string;
  /** Whether rows have a box to select them by (select-rows.tsx). */
  selectable: boolean;
};

/**
 * The rows of the table. On the client's side although nothing in them acts: so what the server sends beside the page is their data, a
 * third of what their elements would be, and it draws them once instead of twice.
 */
export function UseCaseRows({ rows, currency, base, selectable }: Props) {
  return (
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
  );
}
