import { UseCaseBoard } from '@/components/use-cases/use-case-board';
import type { Board } from '@/lib/queries/board';
import { listPath, type ListAddress } from '@/lib/url/use-case-list';
import { NothingHere } from './nothing-here';

type Props = { workspace: string; address: ListAddress; board: Board; mayCreate: boolean };

export function BoardView({ workspace, address, board, mayCreate }: Props) {
  const { filters } = address;
  const { columns, beside } = board;
  if ([...columns, ...beside].every(({ count }) => count === 0)) {
    return <NothingHere workspace={workspace} filters={filters} mayCreate={mayCreate} />;
  }
  return (
    <UseCaseBoard
      columns={columns}
      beside={beside}
      base={`/w/${workspace}/use-cases`}
      stageHref={(stage) => listPath(workspace, { ...address, view: 'table', filters: { ...filters, stage } })}
    />
  );
}
