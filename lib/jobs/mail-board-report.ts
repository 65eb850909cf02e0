import { z } from 'zod';
import { boardReport } from '@/lib/charts/board-report';
import type { Actor } from '@/lib/domain/access/actor';
import type { ReportFormat } from '@/lib/domain/portfolio/board-facts';
import type { DeliveryState, Rhythm } from '@/lib/domain/portfolio/schedule';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { env, now } from '@/lib/env';
import { boardReportMail } from '@/lib/mail/board-report';
import { canMail, sendMail, type Mail } from '@/lib/mail/send';
import { boardFacts } from '@/lib/queries/board-report';
import { reportFileOf } from '@/lib/report/file';
import { filtersFrom, portfolioPath, reportsPath } from '@/lib/url/portfolio';
import { recipientOf } from './mail-notifications';

const input = z.object({ workspaceId: z.uuid(), deliveryId: z.uuid() });

/** A mail server that answers slowly holds the transaction. */
const sending = { timeout: 60_000 };
const notTaken = 'The mail server did not take it.';

/**
 * Makes one recipient's report, as that member may know it now, and mails it. Sent under a lock on the delivery, which is written
 * down as sent in the same transaction: of two workers one sends it. What fails is tried again, and says why meanwhile.
 */
export async function mailBoardReportJob(data: unknown): Promise<void> {
  if (!canMail()) return;
  const { workspaceId, deliveryId } = input.parse(data);
  try {
    const mail = await inWorkspace(workspaceId, (tx) => addressed(tx, deliveryId)).then(
      (found) => found && mailOf(found),
    );
    if (!mail) return;
    await inWorkspace(workspaceId, (tx) => sendOne(tx, deliveryId, mail), sending);
  } catch (error) {
    const problem =
      error instanceof NotTaken ? notTaken : 'The report could not be made, because of an error on our side.';
    await inWorkspace(workspaceId, (tx) =>
      tx.reportDelivery.updateMany({ where: { id: deliveryId, workspaceId, state: 'waiting' }, data: { problem } }),
    );
    throw error;
  }
}

class NotTaken extends Error {}

type Found = NonNullable<Awaited<ReturnType<typeof addressed>>>;

/** The delivery and its recipient; null: it is settled, or there is nobody to send it to. */
async function addressed(tx: WorkspaceTx, deliveryId: string) {
  const delivery = await tx.reportDelivery.findFirst({
    where: { id: deliveryId, workspaceId: tx.workspaceId, state: 'waiting' },
    include: { schedule: { include: { createdBy: { select: { name: true } } } } },
  });
  if (!delivery) return null;
  const recipient = await recipientOf(tx, delivery.memberId, {});
  // Whoever has left gets nothing, and an address that is not proven to be theirs neither.
  if (!recipient || recipient.pending) {
    await settle(tx, deliveryId, 'left');
    return null;
  }
  return { delivery, recipient, workspaceId: tx.workspaceId };
}

async function mailOf({ delivery, recipient, workspaceId }: Found): Promise<Mail | null> {
  const { schedule } = delivery;
  const { slug, name, role } = recipient;
  const reader: Actor = { workspaceId, workspaceSlug: slug, memberId: delivery.memberId, name, role };
  const filters = filtersFrom(schedule.filter);
  const facts = await boardFacts(reader, filters, delivery.since);
  if (!facts) return null;
  const files = [];
  for (const format of schedule.formats as ReportFormat[]) files.push(await reportFileOf(facts, format));
  const base = env().APP_URL;
  return boardReportMail(boardReport(facts), {
    person: recipient,
    files,
    rhythm: schedule.rhythm as Rhythm,
    hour: schedule.hour,
    chosenBy: schedule.createdBy.name,
    portfolioUrl: new URL(portfolioPath(slug, filters), base).href,
    schedulesUrl: new URL(reportsPath(slug), base).href,
    messageId: `${delivery.id}@${new URL(base).hostname}`,
  });
}

async function sendOne(tx: WorkspaceTx, deliveryId: string, mail: Mail): Promise<void> {
  const rows = await tx.$queryRaw<{ state: DeliveryState }[]>`
    select state from report_delivery where id = ${deliveryId}::uuid for update`;
  if (rows[0]?.state !== 'waiting') return;
  if (!(await sendMail(mail))) throw new NotTaken(notTaken);
  await settle(tx, deliveryId, 'sent');
}

const settle = (tx: WorkspaceTx, id: string, state: DeliveryState) =>
  tx.reportDelivery.update({
    where: { id, workspaceId: tx.workspaceId },
    data: { state, problem: null, settledAt: now() },
  });
