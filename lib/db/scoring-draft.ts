import type { AssessmentFacts, RatingFacts } from '@/lib/domain/use-case/facts';
import { factors, type Factor } from '@/lib/domain/scoring/factors';
import { hashOf } from './hash';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

/** What a scoring form was drawn with: changes with every saved change of the draft; "none" where there is no draft. */
export const draftBasis = (draft: { ratings: AssessmentFacts['ratings'] } | null): string =>
  draft ? hashOf(draft.ratings) : 'none';

export type DraftOf = { useCaseId: string; assessorId: string; modelId: string; now: Date };

/**
 * Writes a person's one draft of a use case, making it if there is none, and gives its id. Of two windows that save at once the
 * second waits for the first and then writes into the same draft.
 */
export async function writeDraft(
  tx: WorkspaceTx,
  { useCaseId, assessorId, modelId, now }: DraftOf,
  ratings: Record<Factor, RatingFacts>,
): Promise<string> {
  const [{ id } = { id: '' }] = await tx.$queryRaw<{ id: string }[]>`
    insert into assessment (id, workspace_id, use_case_id, assessor_id, model_id, state, created_at)
    values (${newId()}::uuid, ${tx.workspaceId}::uuid, ${useCaseId}::uuid, ${assessorId}::uuid, ${modelId}::uuid, 'draft', ${now})
    on conflict (use_case_id, assessor_id) where state = 'draft' do update set model_id = excluded.model_id
    returning id`;
  writeRatings(tx, id, ratings);
  return id;
}

/** All six at once, in place of those that are there. */
export function writeRatings(tx: WorkspaceTx, assessmentId: string, ratings: Record<Factor, RatingFacts>): void {
  const rows = JSON.stringify(factors.map((factor) => ({ factor, ...ratings[factor] })));
  tx.later(tx.$executeRaw`delete from rating where assessment_id = ${assessmentId}::uuid`);
  tx.later(tx.$executeRaw`
    insert into rating (workspace_id, assessment_id, factor, level, rationale, links)
    select ${tx.workspaceId}::uuid, ${assessmentId}::uuid, r.factor, r.level, r.rationale, r.links
    from json_to_recordset(${rows}::json) as r (factor text, level smallint, rationale text, links text[])`);
}

/** The scoring model that new assessments are made with: the newest published one. */
export function newestModel(tx: WorkspaceTx) {
  return tx.scoringModel.findFirstOrThrow({
    where: { workspaceId: tx.workspaceId },
    orderBy: { version: 'desc' },
    select: { id: true, version: true, definition: true },
  });
}
