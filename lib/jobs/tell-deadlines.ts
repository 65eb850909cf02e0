import { deadlineNotice, type Dated } from '@/lib/domain/notifications/deadlines';
import { fromWork } from '@/lib/db/work';
import { writeNotices } from '@/lib/db/write-notices';
import { inWorkspace } from '@/lib/db/workspace-transaction';

const keptDays = 180;
/** A mail server that refuses a mail for so long will not take it any more. */
const triedDays = 3;

/** Tells people what time has brought about since last night, and drops what was told half a year ago. */
export async function tellDeadlines(workspaceId: string, now: Date): Promise<void> {
  await inWorkspace(
    workspaceId,
    async (tx) => {
      const rows = await tx.$queryRaw<(Dated & { useCaseId: string })[]>`
        select w.kind, w.ref, w.about, w.role, w.member_id as "memberId", w.use_case_id as "useCaseId", w.due_on::text as "dueOn"
        ${fromWork(tx, now, {})} where w.due_on is not null`;
      const notices = rows.flatMap(({ useCaseId, ...thing }) => {
        const notice = deadlineNotice(thing, now);
        return notice ? [{ ...notice, useCaseId, cause: `${useCaseId}:${notice.cause}` }] : [];
      });
      // Their mails go with the next round of due mails.
      for (let start = 0; start < notices.length; start += 1000) {
        await writeNotices(tx, notices.slice(start, start + 1000), now);
      }
      const { notification } = tx;
      await notification.deleteMany({ where: { workspaceId, createdAt: { lt: before(now, keptDays) } } });
      const left = { workspaceId, mail: true, createdAt: { lt: before(now, triedDays) } };
      await notification.updateMany({ where: left, data: { mail: false, mailId: null } });
    },
    { timeout: 60_000 },
  );
}

const before = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);
