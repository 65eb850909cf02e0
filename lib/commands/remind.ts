import { z } from 'zod';
import { dayOf } from '@/lib/domain/day';
import { refuse } from '@/lib/domain/result';
import { remindReasons, waitingFor } from '@/lib/domain/work/reminders';
import { thingName, workKinds } from '@/lib/domain/work/work';
import { id } from '@/lib/domain/use-case/fields';
import { activeMember } from '@/lib/db/active-member';
import { useCaseCommand } from './use-case-command';

/** Reminds somebody of one thing that waits on them here, once a day for each thing, whoever reminds. */
export const remind = useCaseCommand({
  name: 'remind',
  action: 'remind',
  versioned: false,
  aside: true,
  input: {
    member: id,
    kind: z.enum(workKinds, { error: 'Choose what waits.' }),
    ref: z.string({ error: 'Say what waits.' }).min(1, 'Say what waits.').max(100, 'This reference is not valid.'),
  },
  async run({ tx, facts, actor, now }, { member, kind, ref }) {
    const waiting = waitingFor(facts, { kind, ref }, member, actor.memberId, now);
    const thing = thingName({ kind, ref });
    const last = await tx.notification.findFirst({
      where: { useCaseId: facts.id, memberId: member, thing, kind: 'reminded' },
      orderBy: { createdAt: 'desc' },
      select: { createdAt: true },
    });
    const reasons = remindReasons(waiting, {
      self: member === actor.memberId,
      present: (await activeMember(tx, member)) !== null,
      lastOn: last ? dayOf(last.createdAt) : null,
      today: dayOf(now),
    });
    if (!waiting || reasons.length > 0) return refuse('unmet', 'Nobody can be reminded of this now.', reasons);
    const { about, role, person } = waiting;
    const roundId = kind === 'score' ? ref : null;
    return {
      ok: true,
      value: {
        event: { type: 'work.reminded', data: { kind, ref, about, role, person, roundId } },
        value: { member, kind, ref },
      },
    };
  },
});
