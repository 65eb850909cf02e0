import type { Person } from '@/lib/domain/access/actor';
import type { UseCaseEvent, WorkspaceEvent } from '@/lib/domain/audit/events';
import type { Notice } from '@/lib/domain/notifications/kinds';
import type { Told } from '@/lib/domain/notifications/notices';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { writeNoticesOf, writeWorkspaceNotices } from '@/lib/db/write-notices';
import { enqueueWithin, prepareQueue } from '@/lib/jobs/queue';
import { canMail } from '@/lib/mail/send';

const queue = 'mail-notifications';

/** Before the transaction that tells somebody something. */
export const prepareMails = (): Promise<void> => (canMail() ? prepareQueue(queue) : Promise.resolve());

/**
 * Tells everybody whom an event of a use case is news for, in the transaction of the event, and has those mailed who want it
 * at once.
 */
export async function tellPeople(
  tx: WorkspaceTx,
  event: UseCaseEvent,
  told: Told & { eventId: string; now: Date },
): Promise<void> {
  await mail(tx, await writeNoticesOf(tx, event, told));
}

/** The same of an event of the workspace. */
export async function tellMembers(
  tx: WorkspaceTx,
  event: WorkspaceEvent,
  told: { actor: Person; notices?: Notice[]; eventId: string; now: Date },
): Promise<void> {
  await mail(tx, await writeWorkspaceNotices(tx, event, told));
}

async function mail(tx: WorkspaceTx, memberIds: string[]): Promise<void> {
  const { workspaceId } = tx;
  for (const memberId of memberIds) await enqueueWithin(tx, queue, { workspaceId, memberId }, memberId);
}
