import type { Person } from '@/lib/domain/access/actor';
import type { UseCaseEvent, WorkspaceEvent } from '@/lib/domain/audit/events';
import type { Notice } from '@/lib/domain/notifications/kinds';
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
  const told = JSON.stringify(notices.map((notice) => ({ id: newId(), ...notice })));
  const canMail = env().SMTP_URL !== undefined;
  const writing = tx.$queryRaw<{ memberId: string; immediately: boolean }[]>`
    insert into notification (
      id, workspace_id, member_id, use_case_id, kind, cause, text, path, thing, comment_id, created_at, mail)
    select n.id, m.workspace_id, m.id, n."useCaseId", n.kind, n.cause, n.text, n.path, n.thing, n."commentId", ${now}::timestamptz,
      ${canMail}::boolean and m.mailing <> 'none'
    from jsonb_to_recordset(${told}::jsonb) as n (
      id uuid, "to" uuid, "useCaseId" uuid, kind text, cause text, text text, path text, thing text, "commentId" uuid)
    join member m on m.id = n."to" and m.workspace_id = ${tx.workspaceId}::uuid and m.removed_at is null
    on conflict do nothing
    returning member_id as "memberId",
      mail and (select mailing = 'immediately' from member where id = member_id) as immediately`;
  if (!canMail) {
    // Nobody has to be known, and so nothing waited for.
    tx.later(writing);
    return [];
  }
  const mailed = (await writing).flatMap(({ memberId, immediately }) => (immediately ? [memberId] : []));
  // In one order for everybody: each is a lock on the job that waits for that member.
  return [...new Set(mailed)].sort();
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
