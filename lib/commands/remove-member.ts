import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { identityWithin } from '@/lib/db/identity-transaction';
import { revokeLinks } from '@/lib/identity/links';
import { findMember, keepsAnAdmin, memberId } from './member-scope';
import { workspaceCommand } from './workspace-command';

/**
 * Ends a membership, and with it every session in this workspace at once. The member stays in the table: their name is in
 * the history, and the owner roles they hold stay theirs until somebody else is named.
 */
export const removeMember = workspaceCommand({
  name: 'remove-member',
  action: 'manage-members',
  input: z.strictObject({ member: memberId }),
  async run({ tx, now }, { member: id }) {
    const found = await findMember(tx, id);
    if (!found.ok) return found;
    const member = found.value;
    const kept = await keepsAnAdmin(tx, member);
    if (!kept.ok) return kept;
    await tx.member.update({ where: { id }, data: { removedAt: now } });
    await identityWithin(tx, (identity) => revokeLinks(identity, member.accountId));
    return ok({
      event: { type: 'member.removed', data: { memberId: id, name: member.name } },
      value: { memberId: id, name: member.name },
    });
  },
});
