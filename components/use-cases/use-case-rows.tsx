import type { ReactNode } from 'react';
import { Count } from '@/components/ui/badge';
import { drawnOnce } from '@/components/ui/drawn-once';
import { useFollowLinks } from '@/components/ui/follow-links';
import { Tbody } from '@/components/ui/table';
import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';
import type { Group } from '@/lib/domain/use-case/table';
import { unpackBody, type PackedBody, type RowsShown } from './packed-body';
import { SumRow } from './sum-row';
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

/** The bodies of a table, one for each group of its rows. */
export function UseCaseRows({ body }: { body: PackedBody }) {
  const onClick = useFollowLinks();
  return useGroups(body).map((rows, index) => <Tbody key={index} onClick={onClick} {...rows} />);
}

const useGroups = drawnOnce(drawGroups);

/** The rows of each group, under its heading if there is one. */
export function drawGroups(body: PackedBody): ReactNode[] {
  const { shown, groups } = unpackBody(body);
  return groups.map(({ rows, ...group }) => (
    <>
      {group.group ? <GroupHeading {...shown} group={group.group} continued={group.continued} /> : null}
      {rows.map((row) => (
        <Row key={row.key} {...shown} row={row} />
      ))}
    </>
  ));
}

type HeadingProps = RowsShown & { group: Group; continued: boolean };

/** What the rows below have in common, and what all of its use cases come to, also those on other pages. */
function GroupHeading({ group, continued, groupHrefs, columns, currency }: HeadingProps) {
  const href = groupHrefs[group.value];
  return (
    <SumRow columns={columns} currency={currency} totals={group.totals} scope="rowgroup" className="group-heading">
      <span className="font-semibold [&>a]:font-semibold">
        {href ? (
          <a href={href} className="link link-title">
            {group.label}
          </a>
        ) : (
          group.label
        )}
      </span>
      <Count>{group.totals.count.toLocaleString('en-US')}</Count>
      {continued ? <span className="text-sm font-normal text-ink-subtle">continued</span> : null}
    </SumRow>
  );
}

type RowProps = RowsShown & { row: TableRow };

/**
 * Of elements, not of the components of components/ui, and with few classes (`.use-case` in components/ui/ui.css): there are fifty, and each
 * component and each attribute in them costs as much as an element.
 */
function Row({ row, columns, currency, base, selectable }: RowProps) {
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
            {cell(row, { currency })}
          </td>
        );
      })}
    </tr>
  );
}
