import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { namingReasons } from '@/lib/domain/access/delegation';
import { dayOf } from '@/lib/domain/day';
import { ok, refuse } from '@/lib/domain/result';
import { day, id, optionalReason } from '@/lib/domain/use-case/fields';
import { activeMember } from '@/lib/db/active-member';
import { fromDay } from '@/lib/db/day';
import { loadDelegations } from '@/lib/db/load-delegations';
import { newId } from '@/lib/db/new-id';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/**
 * Names who decides in a member's owner roles while they are away: the member themselves, or an admin for somebody who is
 * away unexpectedly.
 */
export const nameDeputy = workspaceCommand({
  name: 'name-deputy',
  // Everybody may for themselves; for somebody else it is asked below.
  action: 'view',
  input: z.strictObject({ member: id, deputy: id, startsOn: day, endsOn: day, reason: optionalReason }),
  async run({ tx, actor, now }, { member: memberId, deputy: deputyId, startsOn, endsOn, reason: why }) {
    const forbidden = can(actor, 'name-deputy', { personId: memberId });
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const member = await activeMember(tx, memberId);
    if (!member) return wrongField('member', 'Choose a member of this workspace.');
    const deputy = await activeMember(tx, deputyId);
    if (!deputy) return wrongField('deputy', 'Choose a member of this workspace.');
    const others = await loadDelegations(tx, { from: dayOf(now) });
    const reasons = namingReasons({ member, deputy, startsOn, endsOn }, others, now);
    if (reasons.length > 0)
      return refuse('unmet', `${deputy.name} cannot stand in for ${member.name} like this.`, reasons);
    const delegationId = newId();
    await tx.delegation.create({
      data: {
        id: delegationId,
        workspaceId: tx.workspaceId,
        memberId,
        deputyId,
        startsOn: fromDay(startsOn),
        endsOn: fromDay(endsOn),
        reason: why ?? '',
        createdById: actor.memberId,
        createdAt: now,
      },
    });
    return ok({
      event: { type: 'deputy.named' as const, data: { delegationId, member, deputy, startsOn, endsOn } },
      reason: why,
      value: { delegation: delegationId },
    });
  },
});
