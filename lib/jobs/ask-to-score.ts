import { z } from 'zod';
import { dayInWords } from '@/lib/domain/day';
import { toDay } from '@/lib/db/day';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { env } from '@/lib/env';
import { askedToScoreMail } from '@/lib/mail/messages';
import { canMail, sendMail } from '@/lib/mail/send';

const input = z.object({ workspaceId: z.uuid(), roundId: z.uuid(), memberId: z.uuid(), by: z.string() });

/** Says that scores are asked for, of what and until when; nothing of anybody's scores, nor who else is asked. */
export async function askToScoreJob(data: unknown): Promise<void> {
  const { workspaceId, roundId, memberId, by } = input.parse(data);
  const asked = await inWorkspace(workspaceId, (tx) =>
    tx.scorer.findFirst({
      where: { roundId, memberId, round: { state: 'open' }, member: { removedAt: null } },
      select: {
        member: { select: { name: true, email: true, workspace: { select: { slug: true } } } },
        round: { select: { dueOn: true, useCase: { select: { key: true, title: true } } } },
      },
    }),
  );
  // Given up or changed meanwhile: nothing to ask for any more.
  if (!asked) return;
  const { member, round } = asked;
  const path = `/w/${member.workspace.slug}/use-cases/${round.useCase.key}/score`;
  const sent = await sendMail(
    askedToScoreMail(member, {
      by,
      ...round.useCase,
      dueOn: round.dueOn ? dayInWords(toDay(round.dueOn)) : null,
      url: new URL(path, env().APP_URL).href,
    }),
  );
  // Tried again later.
  if (!sent && canMail()) throw new Error('The mail server did not take the mail.');
}
