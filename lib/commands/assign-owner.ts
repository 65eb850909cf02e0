import { z } from 'zod';
import { isReviewer, ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { can, heldRoles } from '@/lib/domain/access/can';
import { refuse } from '@/lib/domain/result';
import { optionalId } from '@/lib/domain/use-case/fields';
import { activeMember } from '@/lib/db/active-member';
import { newId } from '@/lib/db/new-id';
import { insertRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * Gives an owner role to one person, or with no member to nobody. Who held it before stays in the history. Reviewers are
 * chosen by an architect or an admin, and nobody holds two roles, since nobody signs in two.
 */
export const assignOwner = useCaseCommand({
  name: 'assign-owner',
  action: 'assign-owners',
  versioned: true,
  parts: [],
  leavesSignatures: true,
  input: { role: z.enum(ownerRoles, { error: 'Choose an owner role.' }), member: optionalId },
  async run({ tx, facts, actor, now }, { role, member }) {
    const forbidden = isReviewer(role) ? can(actor, 'assign-reviewers', { facts }) : null;
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const before = facts.owners[role] ?? null;
    const after = member ? await activeMember(tx, member) : null;
    if (member && !after) return wrongField('member', 'Choose a member of this workspace.');
    if (before?.id === after?.id) {
      const label = ownerRoleLabels[role].toLowerCase();
      return refuse('unmet', after ? `${after.name} is the ${label} already.` : `Nobody is the ${label}.`);
    }
    const [held] = after ? heldRoles({ memberId: after.id }, { facts }) : [];
    if (after && held) {
      const message = `${after.name} is the ${ownerRoleLabels[held].toLowerCase()} of ${facts.key}; nobody signs in two roles.`;
      const remedy = `Choose another person, or give the role of ${ownerRoleLabels[held].toLowerCase()} to somebody else first.`;
      return refuse('unmet', message, [{ code: 'second-role', message, remedy, tab: 'overview' }]);
    }
    tx.later(tx.$executeRaw`
      update owner set until = ${now} where use_case_id = ${facts.id}::uuid and role = ${role} and until is null`);
    const address = { workspaceId: tx.workspaceId, useCaseId: facts.id, role };
    if (after) tx.later(insertRow(tx, 'owner', { id: newId(), ...address, memberId: after.id, since: now }));
    return {
      ok: true,
      value: { event: { type: 'owner.assigned', data: { role, before, after } }, value: { owner: after } },
    };
  },
});
