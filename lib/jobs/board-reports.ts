import { firstReportSince } from '@/lib/domain/portfolio/board-facts';
import { nextDue, triedHours, type Rhythm } from '@/lib/domain/portfolio/schedule';
import { inIdentity } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { canMail } from '@/lib/mail/send';
import { enqueueWithin, jobQueue, prepareQueue } from './queue';

/**
 * Every hour: what is due becomes one delivery for each recipient, in the transaction that moves the schedule on, so that it is due
 * once however many processes look; and each delivery that is still to be sent gets a job. A report that was missed while
 * nothing ran is made once, when something does.
 */
export async function boardReportsJob(): Promise<void> {
  if (!canMail()) return;
  await prepareQueue('mail-board-report');
  const workspaces = await inIdentity((tx) => tx.workspace.findMany({ select: { id: true }, orderBy: { id: 'asc' } }));
  for (const { id } of workspaces) await inWorkspace(id, (tx) => makeDue(tx, now()));
}

async function makeDue(tx: WorkspaceTx, at: Date): Promise<void> {
  const { workspaceId } = tx;
  // Another process at it waits, and then finds it moved on.
  const due = await tx.$queryRaw<
    { id: string; rhythm: Rhythm; hour: number; recipients: string[]; nextAt: Date; lastAt: Date | null }[]
  >`
    select id, rhythm, hour, recipient_ids::text[] as recipients, next_at as "nextAt", last_at as "lastAt"
    from report_schedule
    where workspace_id = ${workspaceId}::uuid and ended_at is null and next_at <= ${at}
    order by id for update`;
  for (const { id, rhythm, hour, recipients, nextAt, lastAt } of due) {
    await tx.reportDelivery.createMany({
      data: recipients.map((memberId) => ({
        id: newId(),
        workspaceId,
        scheduleId: id,
        memberId,
        dueAt: nextAt,
        since: lastAt ?? firstReportSince(nextAt),
      })),
    });
    await tx.reportSchedule.update({ where: { id }, data: { lastAt: nextAt, nextAt: nextDue({ rhythm, hour }, at) } });
  }
  const waiting = { workspaceId, state: 'waiting' };
  const tooOld = new Date(at.getTime() - triedHours * 3_600_000);
  await tx.reportDelivery.updateMany({
    where: { ...waiting, problem: { not: null }, dueAt: { lt: tooOld } },
    data: { state: 'failed', settledAt: at },
  });
  const left = await tx.reportDelivery.findMany({ where: waiting, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id: deliveryId } of left) {
    await enqueueWithin(tx, 'mail-board-report', { workspaceId, deliveryId }, deliveryId);
  }
}

export async function scheduleBoardReports(): Promise<void> {
  await prepareQueue('board-reports');
  const queue = await jobQueue();
  await queue.schedule('board-reports', '0 * * * *', {}, { tz: 'UTC' });
}
