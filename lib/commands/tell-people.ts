import type { UseCaseEvent } from '@/lib/domain/audit/events';
import type { Told } from '@/lib/domain/notifications/notices';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { writeNoticesOf } from '@/lib/db/write-notices';
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
  const { workspaceId } = tx;
  for (const memberId of await writeNoticesOf(tx, event, told)) {
    await enqueueWithin(tx, queue, { workspaceId, memberId }, memberId);
  }
}
