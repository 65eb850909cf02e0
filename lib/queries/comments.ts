import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { textParts, type TextPart } from '@/lib/domain/comments/comments';
import { presentPeople } from '@/lib/db/active-member';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

export type CommentView = {
  id: string;
  riskId: string | null;
  author: Person;
  at: Date;
  editedAt: Date | null;
  removed: boolean;
  body: string;
  /** The same with the names of those who are mentioned marked. */
  parts: TextPart[];
  mayEdit: boolean;
  mayRemove: boolean;
};

export type CommentsOf = {
  /** Oldest first. */
  comments: CommentView[];
  /** Earlier ones that are not shown. */
  earlier: number;
  /** Who can be mentioned. */
  people: Person[];
};

type Where = { on: 'use-case' } | { on: 'item'; itemId: string } | { on: 'risks' };

const shown = 100;

/** The newest comments on a use case itself, on an item, or on all its risks; the query before has found that the actor may see it. */
export async function commentsOf(actor: Actor, useCaseId: string, where: Where): Promise<CommentsOf> {
  if (can(actor, 'view')) return { comments: [], earlier: 0, people: [] };
  return inWorkspace(actor.workspaceId, async (tx) => ({
    ...(await loadComments(tx, actor, useCaseId, where)),
    people: await presentPeople(tx),
  }));
}

/** The same within the transaction of a page, which knows the people. */
export async function loadComments(
  tx: WorkspaceTx,
  actor: Actor,
  useCaseId: string,
  where: Where,
): Promise<Omit<CommentsOf, 'people'>> {
  const { workspaceId } = tx;
  const place =
    where.on === 'item'
      ? { itemId: where.itemId }
      : where.on === 'risks'
        ? { riskId: { not: null } }
        : { itemId: null, riskId: null };
  const rows = await tx.comment.findMany({
    where: { workspaceId, useCaseId, ...place },
    orderBy: { id: 'desc' },
    take: shown,
    include: { author: { select: { id: true, name: true } } },
  });
  const all =
    rows.length < shown ? rows.length : await tx.comment.count({ where: { workspaceId, useCaseId, ...place } });
  const ids = [...new Set(rows.flatMap((row) => row.mentioned))];
  const mentioned =
    ids.length === 0
      ? []
      : await tx.member.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(mentioned.map(({ id, name }) => [id, name]));
  const comments = rows.reverse().map((row) => ({
    id: row.id,
    riskId: row.riskId,
    author: row.author,
    at: row.createdAt,
    editedAt: row.editedAt,
    removed: row.removedAt !== null,
    body: row.body,
    parts: textParts(
      row.body,
      row.mentioned.flatMap((id) => names.get(id) ?? []),
    ),
    mayEdit: row.removedAt === null && row.authorId === actor.memberId,
    mayRemove: row.removedAt === null && !can(actor, 'remove-comment', { personId: row.authorId }),
  }));
  return { comments, earlier: all - rows.length };
}
