import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { mailings } from '@/lib/domain/notifications/kinds';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { command } from './command';

/** How the mails of this workspace come to oneself. What was to be mailed and is not wanted any more is mailed no more. */
export const chooseMailing = command({
  name: 'choose-mailing',
  action: 'view',
  input: z.strictObject({ mailing: z.enum(mailings, { error: 'Choose how mails come to you.' }) }),
  private: true,
  async run({ actor }, { mailing }): Promise<Result<{ mailing: string }>> {
    const forbidden = can(actor, 'view');
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const { workspaceId, memberId } = actor;
    return inWorkspace(workspaceId, async (tx) => {
      await tx.member.update({ where: { id: memberId, workspaceId }, data: { mailing } });
      // One that is on its way (it has its mail) may still arrive.
      if (mailing === 'none') {
        const left = { workspaceId, memberId, mail: true, mailId: null };
        await tx.notification.updateMany({ where: left, data: { mail: false } });
      }
      return ok({ mailing });
    });
  },
});
