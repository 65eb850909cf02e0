import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { delegationState } from '@/lib/domain/access/delegation';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { toDay } from '@/lib/db/day';
import { workspaceCommand } from './workspace-command';

/** Ends a delegation before its last day: from now on the deputy decides nothing by it. What they decided stands. */
export const endDelegation = workspaceCommand({
  name: 'end-delegation',
  action: 'view',
  input: z.strictObject({ delegation: id }),
  async run({ tx, actor, now }, { delegation: delegationId }) {
    const found = await tx.delegation.findFirst({
      where: { workspaceId: tx.workspaceId, id: delegationId },
      include: { member: { select: { id: true, name: true } }, deputy: { select: { id: true, name: true } } },
    });
    if (!found) return notFound();
    const { member, deputy } = found;
    const forbidden = can(actor, 'name-deputy', { personId: member.id });
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const days = { startsOn: toDay(found.startsOn), endsOn: toDay(found.endsOn) };
    if (delegationState({ ...days, endedAt: found.endedAt }, now) === 'over') {
      return refuse('unmet', `${deputy.name} does not stand in for ${member.name} any more.`);
    }
    await tx.delegation.update({ where: { id: delegationId }, data: { endedAt: now, endedById: actor.memberId } });
    return ok({
      event: { type: 'deputy.ended' as const, data: { delegationId, member, deputy, ...days } },
      value: { delegation: delegationId },
    });
  },
});
