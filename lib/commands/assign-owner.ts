import { z } from 'zod';
import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { refuse } from '@/lib/domain/result';
import { optionalId } from '@/lib/domain/use-case/fields';
import { activeMember } from '@/lib/db/active-member';
import { newId } from '@/lib/db/new-id';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** Gives an owner role to one person, or with no member to nobody. Who held it before stays in the history. */
export const assignOwner = useCaseCommand({
  name: 'assign-owner',
  action: 'assign-owners',
  versioned: true,
  input: { role: z.enum(ownerRoles, { error: 'Choose an owner role.' }), member: optionalId },
  async run({ tx, facts, now }, { role, member }) {
    const before = facts.owners[role] ?? null;
    const after = member ? await activeMember(tx, member) : null;
    if (member && !after) return wrongField('member', 'Choose a member of this workspace.');
    if (before?.id === after?.id) {
      const label = ownerRoleLabels[role].toLowerCase();
      return refuse('unmet', after ? `${after.name} is the ${label} already.` : `Nobody is the ${label}.`);
    }
    const address = { workspaceId: tx.workspaceId, useCaseId: facts.id };
    await tx.owner.updateMany({ where: { ...address, role, until: null }, data: { until: now } });
    if (after) await tx.owner.create({ data: { id: newId(), ...address, role, memberId: after.id, since: now } });
    return {
      ok: true,
      value: { event: { type: 'owner.assigned', data: { role, before, after } }, value: { owner: after } },
    };
  },
});
