import { FiguresAsOf } from '@/components/ui/figures-as-of';
import { UseCaseMatrix } from '@/components/use-cases/use-case-matrix';
import type { Matrix } from '@/lib/queries/matrix';
import { listPath, type ListAddress } from '@/lib/url/use-case-list';
import { NothingHere } from './nothing-here';

type Props = { workspace: string; address: ListAddress; matrix: Matrix; mayCreate: boolean };

export function MatrixView({
  workspace,
  address: { filters },
  matrix: { cells, unscored, secondsBehind },
  mayCreate,
}: Props) {
  if (cells.length === 0 && unscored === 0) {
    return <NothingHere workspace={workspace} filters={filters} mayCreate={mayCreate} />;
  }
  return (
    <div className="space-y-3">
      <UseCaseMatrix
        cells={cells}
        unscored={unscored}
        base={`/w/${workspace}/use-cases`}
        cellHref={(cell) => listPath(workspace, { filters: { ...filters, ...cell } })}
        unscoredHref={listPath(workspace, { filters: { ...filters, verdict: 'none' } })}
      />
      <FiguresAsOf secondsBehind={secondsBehind} />
    </div>
  );
}
