import { z } from 'zod';
import { reportFormats } from '@/lib/domain/portfolio/board-facts';
import { nextDue, rhythms } from '@/lib/domain/portfolio/schedule';
import { ok } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { activeMembers } from '@/lib/db/active-member';
import { newId } from '@/lib/db/new-id';
import { keptFilter } from './kept-filter';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/** Ticked boxes, beside the empty value that a form always sends. */
const someOf = <Item extends z.ZodType>(item: Item, message: string) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? [...new Set(value.filter((one) => one !== ''))] : value),
    z.array(item, { error: message }).min(1, message).max(50, 'Choose at most 50.'),
  );

/** Has the board report mailed to members of the workspace, from the next time on that it is due. */
export const scheduleReport = workspaceCommand({
  name: 'schedule-report',
  action: 'schedule-report',
  input: z.strictObject({
    rhythm: z.enum(rhythms, { error: 'Choose how often.' }),
    hour: z.coerce.number({ error: 'Choose an hour.' }).int().min(0, 'Choose an hour.').max(23, 'Choose an hour.'),
    formats: someOf(z.enum(reportFormats), 'Choose pages, slides or both.'),
    recipients: someOf(id, 'Choose who gets it.'),
    filter: keptFilter,
  }),
  async run({ tx, actor, now }, { rhythm, hour, formats, recipients: recipientIds, filter }) {
    const members = await activeMembers(tx, recipientIds);
    const recipients = recipientIds.flatMap((one) => members.get(one) ?? []);
    if (recipients.length < recipientIds.length) {
      return wrongField('recipients', 'Somebody chosen is not a member of this workspace any more.');
    }
    const scheduleId = newId();
    const nextAt = nextDue({ rhythm, hour }, now);
    await tx.reportSchedule.create({
      data: {
        id: scheduleId,
        workspaceId: tx.workspaceId,
        rhythm,
        hour,
        formats,
        filter,
        recipientIds,
        nextAt,
        createdById: actor.memberId,
        createdAt: now,
      },
    });
    return ok({
      event: { type: 'report.scheduled' as const, data: { scheduleId, rhythm, hour, formats, filter, recipients } },
      value: { schedule: scheduleId, nextAt: nextAt.toISOString() },
    });
  },
});
