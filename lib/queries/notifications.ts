import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { noticePath, type Mailing, type NotificationKind } from '@/lib/domain/notifications/kinds';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { env, now } from '@/lib/env';

export type NotificationView = {
  id: string;
  kind: NotificationKind;
  /** Null: it is about the workspace. */
  useCase: { key: string; title: string } | null;
  text: string;
  /** Below the workspace's address. */
  path: string;
  at: Date;
  read: boolean;
  /** What was said, where it is about a comment that is still there. */
  quote: string | null;
};

export type NotificationsPage = {
  /** Newest first. */
  items: NotificationView[];
  /** Where the next, older page begins, as `before` takes it; null: there is none. */
  older: string | null;
  now: Date;
};

const pageSize = 50;

/** One page of what the actor was told. Null for whoever may not see the workspace. */
export async function notificationsPage(
  actor: Actor,
  { before, unreadOnly }: { before: string | null; unreadOnly: boolean },
): Promise<NotificationsPage | null> {
  if (can(actor, 'view')) return null;
  const { workspaceId, memberId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const mine = { workspaceId, memberId };
    const last = before ? await tx.notification.findFirst({ where: { id: before, ...mine } }) : null;
    const rows = await tx.notification.findMany({
      where: { ...mine, ...(last && olderThan(last)), ...(unreadOnly && { readAt: null }) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: pageSize + 1,
      include: { useCase: { select: { key: true, title: true } } },
    });
    const shown = rows.slice(0, pageSize);
    const ids = shown.flatMap(({ commentId }) => commentId ?? []);
    const comments = await tx.comment.findMany({
      where: { workspaceId, id: { in: ids }, removedAt: null },
      select: { id: true, body: true },
    });
    const quotes = new Map(comments.map(({ id, body }) => [id, body]));
    return {
      items: shown.map(({ id, kind, useCase, text, path, createdAt, readAt, commentId }) => ({
        id,
        kind: kind as NotificationKind,
        useCase,
        text,
        path: noticePath(useCase?.key ?? null, path),
        at: createdAt,
        read: readAt !== null,
        quote: (commentId && quotes.get(commentId)) || null,
      })),
      older: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
      now: now(),
    };
  });
}

const olderThan = ({ createdAt, id }: { createdAt: Date; id: string }) => ({
  OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }],
});

/** How mails come to the actor, and whether this installation sends any. */
export async function ownMailing(actor: Actor): Promise<{ mailing: Mailing; mails: boolean }> {
  const { mailing } = await inWorkspace(actor.workspaceId, (tx) =>
    tx.member.findFirstOrThrow({
      where: { id: actor.memberId, workspaceId: actor.workspaceId },
      select: { mailing: true },
    }),
  );
  return { mailing: mailing as Mailing, mails: env().SMTP_URL !== undefined };
}
