import { z } from 'zod';
import type { ReportFormat } from '@/lib/domain/portfolio/board-facts';
import type { Rhythm } from '@/lib/domain/portfolio/schedule';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { workspaceCommand } from './workspace-command';

/** Ends a schedule of board reports: none of it is made any more. One that is on its way still arrives. */
export const endReport = workspaceCommand({
  name: 'end-report',
  action: 'schedule-report',
  input: z.strictObject({ schedule: id }),
  async run({ tx, actor, now }, { schedule: scheduleId }) {
    const found = await tx.reportSchedule.findFirst({ where: { workspaceId: tx.workspaceId, id: scheduleId } });
    if (!found) return notFound();
    if (found.endedAt) return refuse('unmet', 'This schedule has been ended already.');
    await tx.reportSchedule.update({ where: { id: scheduleId }, data: { endedAt: now, endedById: actor.memberId } });
    const recipients = await tx.member.findMany({
      where: { workspaceId: tx.workspaceId, id: { in: found.recipientIds } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    });
    const { hour, filter } = found;
    const [rhythm, formats] = [found.rhythm as Rhythm, found.formats as ReportFormat[]];
    return ok({
      event: { type: 'report.ended' as const, data: { scheduleId, rhythm, hour, formats, filter, recipients } },
      value: { schedule: scheduleId },
    });
  },
});
