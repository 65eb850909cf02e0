import { Card } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';
import { UseCaseTable } from '@/components/use-cases/use-case-table';
import type { UseCaseList } from '@/lib/queries/use-case-list';
import { listPath, type ListAddress } from '@/lib/url/use-case-list';
import { NothingHere } from './nothing-here';

type Props = { workspace: string; address: ListAddress; list: UseCaseList; mayCreate: boolean };

export function TableView({ workspace, address, list, mayCreate }: Props) {
  const { filters, sort, direction } = address;
  if (list.rows.length === 0) return <NothingHere workspace={workspace} filters={filters} mayCreate={mayCreate} />;
  const order = { sort, direction };
  const at = (place: Partial<ListAddress>) => listPath(workspace, { filters, ...order, ...place });
  return (
    <div className="space-y-3">
      <Card flush>
        <UseCaseTable
          rows={list.rows}
          order={order}
          currency={list.currency}
          base={`/w/${workspace}/use-cases`}
          orderHref={(other) => listPath(workspace, { filters, ...other })}
        />
      </Card>
      <Pagination
        label="use cases"
        previous={list.previous ? at({ before: list.previous }) : undefined}
        next={list.next ? at({ after: list.next }) : undefined}
        summary={`${list.rows.length} use ${list.rows.length === 1 ? 'case' : 'cases'}${list.previous || list.next ? ' on this page' : ''}`}
      />
    </div>
  );
}
