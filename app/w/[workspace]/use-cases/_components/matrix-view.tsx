import { FiguresAsOf } from '@/components/ui/figures-as-of';
import { UseCaseMatrix } from '@/components/use-cases/use-case-matrix';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import type { Matrix } from '@/lib/queries/matrix';
import { listPath, type ListAddress } from '@/lib/url/use-case-list';
import { NothingHere } from './nothing-here';

type Props = { workspace: string; address: ListAddress; matrix: Matrix; mayCreate: boolean };

export function MatrixView({ workspace, address, matrix: { cells, unscored, secondsBehind }, mayCreate }: Props) {
  const { filters } = address;
  const table = (change: Partial<UseCaseFilters>) =>
    listPath(workspace, { ...address, view: 'table', filters: { ...filters, ...change } });
  if (cells.length === 0 && unscored === 0) {
    return <NothingHere workspace={workspace} filters={filters} mayCreate={mayCreate} />;
  }
  return (
    <div className="space-y-3">
      <UseCaseMatrix
        cells={cells}
        unscored={unscored}
        base={`/w/${workspace}/use-cases`}
        cellHref={table}
        unscoredHref={table({ verdict: 'none' })}
      />
      <FiguresAsOf secondsBehind={secondsBehind} />
    </div>
  );
}
