import { Card } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';
import { SelectRows } from '@/components/use-cases/select-rows';
import { UseCaseTable } from '@/components/use-cases/use-case-table';
import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
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

export function TableView({ workspace, address, list, mayCreate, mayEditSome }: Props) {
  const { filters, sort, direction } = address;
  if (list.rows.length === 0) return <NothingHere workspace={workspace} filters={filters} mayCreate={mayCreate} />;
  const order = { sort, direction };
  const at = (place: Partial<ListAddress>) => listPath(workspace, { filters, ...order, ...place });
  const base = `/w/${workspace}/use-cases`;
  const table = (
    <Card flush>
      <UseCaseTable
        rows={list.rows}
        order={order}
        currency={list.options.currency}
        base={base}
        selectable={mayEditSome}
        orderHref={(other) => listPath(workspace, { filters, ...other })}
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
          people={list.options.owners.map(({ id, name }) => ({ value: id, label: name }))}
          tags={list.options.tags}
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
        summary={`${list.rows.length} use ${list.rows.length === 1 ? 'case' : 'cases'}${list.previous || list.next ? ' on this page' : ''}`}
      />
    </div>
  );
}
