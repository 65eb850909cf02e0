import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { presentPeople } from '@/lib/db/active-member';
import { Prisma } from '@/lib/db/generated/client';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

export type CommentView = {
  id: string;
  riskId: string | null;
  /** Who said it: a name. */
  author: string;
  at: Date;
  editedAt: Date | null;
  removed: boolean;
  body: string;
  /** The names in it that stand for somebody. */
  mentioned: string[];
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
async function loadComments(
  tx: WorkspaceTx,
  actor: Actor,
  useCaseId: string,
  where: Where,
): Promise<Omit<CommentsOf, 'people'>> {
  const [{ said }] = await tx.$queryRaw<[{ said: StoredComments }]>`
    select ${commentsSql(tx, Prisma.sql`${useCaseId}::uuid`, where)} as said`;
  return toComments(said, actor);
}

export type StoredComments = {
  all: number;
  newest: {
    id: string;
    riskId: string | null;
    authorId: string;
    author: string;
    at: string;
    editedAt: string | null;
    removed: boolean;
    body: string;
    mentioned: string[];
  }[];
};

/** The newest comments of a use case as JSON, a column of another statement; `toComments` reads it. */
export function commentsSql(tx: Pick<WorkspaceTx, 'workspaceId'>, useCase: Prisma.Sql, where: Where): Prisma.Sql {
  const place =
    where.on === 'item'
      ? Prisma.sql`c.item_id = ${where.itemId}`
      : where.on === 'risks'
        ? Prisma.sql`c.risk_id is not null`
        : Prisma.sql`c.item_id is null and c.risk_id is null`;
  const those = Prisma.sql`c.workspace_id = ${tx.workspaceId}::uuid and c.use_case_id = ${useCase} and ${place}`;
  return Prisma.sql`json_build_object(
    'all', (select count(*) from comment c where ${those}),
    'newest', (
      select coalesce(json_agg(x order by x.id), '[]') from (
        select c.id, c.risk_id as "riskId", c.author_id as "authorId", m.name as author, c.created_at as at,
          c.edited_at as "editedAt", c.removed_at is not null as removed, c.body,
          array(select n.name from member n where n.workspace_id = c.workspace_id and n.id = any (c.mentioned)) as mentioned
        from comment c join member m on m.id = c.author_id
        where ${those} order by c.id desc limit ${shown}
      ) x))`;
}

export function toComments({ all, newest }: StoredComments, actor: Actor): Omit<CommentsOf, 'people'> {
  const comments = newest.map(({ authorId, at, editedAt, ...row }) => ({
    ...row,
    at: new Date(at),
    editedAt: editedAt === null ? null : new Date(editedAt),
    mayEdit: !row.removed && authorId === actor.memberId,
    mayRemove: !row.removed && !can(actor, 'remove-comment', { personId: authorId }),
  }));
  return { comments, earlier: all - newest.length };
}
