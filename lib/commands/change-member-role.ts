import { z } from 'zod';
import { workspaceRoles } from '@/lib/domain/access/actor';
import { ok, refuse } from '@/lib/domain/result';
import { findMember, keepsAnAdmin, memberId } from './member-scope';
import { workspaceCommand } from './workspace-command';

/** Gives a member another role in the workspace. Owner roles on use cases are not touched by it. */
export const changeMemberRole = workspaceCommand({
  name: 'change-member-role',
  action: 'manage-members',
  input: z.strictObject({ member: memberId, role: z.enum(workspaceRoles, 'Choose a role.') }),
  async run({ tx }, { member: id, role }) {
    const found = await findMember(tx, id);
    if (!found.ok) return found;
    const member = found.value;
    if (member.role === role) return refuse('unmet', `${member.name} has this role already.`);
    const kept = await keepsAnAdmin(tx, member);
    if (!kept.ok) return kept;
    await tx.member.update({ where: { id }, data: { role } });
    return ok({
      event: {
        type: 'member.role-changed',
        data: { memberId: id, name: member.name, before: member.role, after: role },
      },
      value: { memberId: id, role },
    });
  },
});
