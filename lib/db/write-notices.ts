import type { Person } from '@/lib/domain/access/actor';
import type { UseCaseEvent, WorkspaceEvent } from '@/lib/domain/audit/events';
import type { Mailing, Notice } from '@/lib/domain/notifications/kinds';
import { noticesOf, type Told } from '@/lib/domain/notifications/notices';
import { workspaceNoticesOf } from '@/lib/domain/notifications/workspace-notices';
import { env } from '@/lib/env';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

type Written = Notice & {
  /** Null: it is about the workspace. */
  useCaseId: string | null;
  /** The event's id, or a name of the thing and its day: nobody is told the same twice, whoever writes it down again. */
  cause: string;
};

/**
 * Writes down what people are told, in the transaction of what they are told of. Who has left the workspace is told nothing.
 * Gives those whose mail is to go out at once.
 */
export async function writeNotices(tx: WorkspaceTx, notices: Written[], now: Date): Promise<string[]> {
  if (notices.length === 0) return [];
  const { workspaceId } = tx;
  const members = await tx.member.findMany({
    where: { workspaceId, id: { in: [...new Set(notices.map(({ to }) => to))] }, removedAt: null },
    select: { id: true, mailing: true },
  });
  const mailing = new Map(members.map((member) => [member.id, member.mailing as Mailing]));
  const mails = env().SMTP_URL !== undefined;
  const data = notices
    .filter(({ to }) => mailing.has(to))
    .map(({ to, ...notice }) => ({
      ...notice,
      id: newId(),
      workspaceId,
      memberId: to,
      createdAt: now,
      mail: mails && mailing.get(to) !== 'none',
    }));
  const made = await tx.notification.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { memberId: true, mail: true },
  });
  const fresh = made.filter(({ memberId, mail }) => mail && mailing.get(memberId) === 'immediately');
  // In one order for everybody: each is a lock on the job that waits for that member.
  return [...new Set(fresh.map(({ memberId }) => memberId))].sort();
}

/** The same for everybody whom an event of a use case is news for. An import ends here: its mails go with the next round of due ones. */
export function writeNoticesOf(
  tx: WorkspaceTx,
  event: UseCaseEvent,
  { eventId, now, ...told }: Told & { eventId: string; now: Date },
): Promise<string[]> {
  const useCaseId = told.before.id;
  const notices = noticesOf(event, told).map((notice) => ({ ...notice, useCaseId, cause: eventId }));
  return writeNotices(tx, notices, now);
}

/** And for everybody whom an event of the workspace is news for, and what its command says besides. */
export function writeWorkspaceNotices(
  tx: WorkspaceTx,
  event: WorkspaceEvent,
  { actor, notices: also = [], eventId, now }: { actor: Person; notices?: Notice[]; eventId: string; now: Date },
): Promise<string[]> {
  const all = [...workspaceNoticesOf(event, actor), ...also];
  const notices = all.map((notice) => ({ ...notice, useCaseId: null, cause: eventId }));
  return writeNotices(tx, notices, now);
}
