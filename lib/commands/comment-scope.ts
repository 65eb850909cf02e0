import type { Person } from '@/lib/domain/access/actor';
import type { CommentPlace } from '@/lib/domain/comments/comments';
import { notFound, type Result } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

export type CommentState = { id: string; body: string; author: Person; mentioned: string[]; place: CommentPlace };

/** A comment of the use case that has not been removed, or "not found". The caller holds the lock on the use case. */
export async function findComment(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id' | 'risks'>,
  id: string,
): Promise<Result<CommentState>> {
  const found = await tx.comment.findFirst({
    where: { id, workspaceId: tx.workspaceId, useCaseId: facts.id, removedAt: null },
    select: {
      body: true,
      itemId: true,
      riskId: true,
      mentioned: true,
      author: { select: { id: true, name: true } },
    },
  });
  if (!found) return notFound();
  const { body, itemId, riskId, mentioned, author } = found;
  const risk = facts.risks.find((one) => one.id === riskId);
  const place = { itemId, risk: risk ? { id: risk.id, title: risk.title } : null };
  return { ok: true, value: { id, body, author, mentioned, place } };
}
