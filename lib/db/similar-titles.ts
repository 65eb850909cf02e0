import type { Stage } from '@/lib/domain/stages/stages';
import { similarTitleThreshold } from '@/lib/domain/use-case/similar';
import type { WorkspaceTx } from './workspace-transaction';

export type SimilarUseCase = { key: string; title: string; stage: Stage };

const most = 5;

/** The use cases of the workspace whose titles resemble this one, the most similar first. */
export function similarUseCases(tx: WorkspaceTx, title: string): Promise<SimilarUseCase[]> {
  return tx.$queryRaw<SimilarUseCase[]>`
    select key, title, stage from similar_use_cases(${title}, ${similarTitleThreshold}::real, ${most}::int)`;
}
