import { Card } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';
import { packBody } from '@/components/use-cases/packed-body';
import { SelectRows } from '@/components/use-cases/select-rows';
import { UseCaseTable } from '@/components/use-cases/use-case-table';
import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { listSorts, naturalDirection, type Direction, type ListSort } from '@/lib/domain/use-case/list';
import { withinGroup } from '@/lib/domain/use-case/table';
import type { UseCaseList } from '@/lib/queries/use-case-list';
import { listPath, type ListAddress } from '@/lib/url/use-case-list';
import { NothingHere } from './nothing-here';

type Props = {
  workspace: string;
  address: ListAddress;
  list: UseCaseList;
  mayCreate: boolean;
  /** Whether rows can be selected; each command asks again for each of them. */
  mayEditSome: boolean;
};

/** As a column is sorted by next: the one that is sorted by already the other way round. */
const nextDirection = (next: ListSort, { sort, direction }: Pick<ListAddress, 'sort' | 'direction'>): Direction =>
  next === sort ? (direction === 'asc' ? 'desc' : 'asc') : naturalDirection[next];

export function TableView({ workspace, address, list, mayCreate, mayEditSome }: Props) {
  const { filters, sort, direction, columns, group: grouping } = address;
  const { groups, totals, options } = list;
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (shown === 0) return <NothingHere workspace={workspace} filters={filters} mayCreate={mayCreate} />;
  const at = (place: Partial<ListAddress>) => listPath(workspace, { ...address, after: null, before: null, ...place });
  const base = `/w/${workspace}/use-cases`;
  const { currency } = options;
  const orderHrefs = Object.fromEntries(
    listSorts.map((one) => [one, at({ sort: one, direction: nextDirection(one, { sort, direction }) })]),
  ) as Record<ListSort, string>;
  const heads = grouping && !(grouping === 'owner' && filters.owner !== null) ? groups : [];
  const groupHrefs = Object.fromEntries(
    heads.flatMap(({ group }) =>
      group && grouping
        ? [[group.value, at({ filters: { ...filters, ...withinGroup(grouping, group.value) }, group: null })]]
        : [],
    ),
  );
  const table = (
    <Card flush>
      <UseCaseTable
        body={packBody({ shown: { columns, currency, base, selectable: mayEditSome, groupHrefs }, groups })}
        columns={columns}
        totals={totals}
        order={{ sort, direction }}
        currency={currency}
        orderHrefs={orderHrefs}
      />
    </Card>
  );
  return (
    <div className="space-y-3">
      {mayEditSome ? (
        <SelectRows
          key={JSON.stringify(address)}
          workspace={workspace}
          base={base}
          roles={ownerRoles.map((role) => ({ value: role, label: ownerRoleLabels[role] }))}
          people={options.owners}
          tags={options.tags}
        >
          {table}
        </SelectRows>
      ) : (
        table
      )}
      <Pagination
        label="use cases"
        previous={list.previous ? at({ before: list.previous }) : undefined}
        next={list.next ? at({ after: list.next }) : undefined}
        summary={
          shown < totals.count
            ? `${shown} of ${totals.count.toLocaleString('en-US')} use cases on this page`
            : `${shown} use ${shown === 1 ? 'case' : 'cases'}`
        }
      />
    </div>
  );
}
