import { z } from 'zod';
import { inIdentity } from '@/lib/db/identity-transaction';
import { Prisma } from '@/lib/db/generated/client';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { canMail } from '@/lib/mail/send';
import { enqueueWithin, jobQueue, prepareQueue } from './queue';

const input = z.object({ digest: z.boolean().optional() });

/**
 * Gives everybody who has something left to be mailed a job. Every five minutes: what the mail server would not take before, and
 * what came without a job (an import, the night). With `digest`, once a day: the mails of those who want one a day.
 */
export async function dueMailsJob(data: unknown): Promise<void> {
  if (!canMail()) return;
  const { digest = false } = input.parse(data);
  await prepareQueue('mail-notifications');
  const workspaces = await inIdentity((tx) => tx.workspace.findMany({ select: { id: true }, orderBy: { id: 'asc' } }));
  // One that was begun goes on whatever its recipient has chosen since; the job looks.
  const whose = digest ? Prisma.sql`true` : Prisma.sql`(m.mailing <> 'daily' or n.mail_id is not null)`;
  for (const { id: workspaceId } of workspaces) {
    await inWorkspace(workspaceId, async (tx) => {
      const members = await tx.$queryRaw<{ id: string }[]>`
        select distinct m.id from notification n join member m on m.id = n.member_id
        where n.workspace_id = ${workspaceId}::uuid and n.mail and ${whose}
        order by m.id`;
      // In the order in which everybody enqueues (lib/db/write-notices.ts).
      for (const { id: memberId } of members) {
        const key = digest ? `${memberId} digest` : memberId;
        await enqueueWithin(tx, 'mail-notifications', { workspaceId, memberId, digest }, key);
      }
    });
  }
}

/** Six in the morning, by the day that deadlines are counted by. */
export async function scheduleMails(): Promise<void> {
  await prepareQueue('due-mails');
  await prepareQueue('daily-mails');
  const queue = await jobQueue();
  await queue.schedule('due-mails', '*/5 * * * *', {}, { tz: 'UTC' });
  await queue.schedule('daily-mails', '0 6 * * *', { digest: true }, { tz: 'UTC' });
}
