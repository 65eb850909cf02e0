import { z } from 'zod';
import type { WorkspaceRole } from '@/lib/domain/access/actor';
import { notFound, refuse, type Result } from '@/lib/domain/result';
import { identityWithin, type IdentityTx } from '@/lib/db/identity-transaction';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** A member as the commands on members see one. */
export type MemberState = {
  id: string;
  accountId: string;
  name: string;
  email: string;
  role: WorkspaceRole;
  /** Invited and not yet accepted: nobody can be in this workspace as this person. */
  pending: boolean;
  /** Has an account of before, so the invitation may only be mailed. */
  mailOnly: boolean;
  /** False also for the sample people of a local evaluation, who need none. */
  hasPassword: boolean;
};

export const memberId = z.uuid('This is not a member.');

/** A present member of the transaction's workspace, or "not found" for everybody else. */
export async function findMember(tx: WorkspaceTx, id: string): Promise<Result<MemberState>> {
  const [found] = await presentMembers(tx, { id });
  return found ? { ok: true, value: found } : notFound();
}

/**
 * The workspace must keep somebody who can manage it: refuses to take the admin role from the last one who can sign in. The
 * caller holds the lock on the workspace, so two admins cannot remove each other at once.
 */
export async function keepsAnAdmin(tx: WorkspaceTx, without: MemberState): Promise<Result<null>> {
  const admins = await presentMembers(tx, { role: 'admin', id: { not: without.id } });
  if (without.role !== 'admin' || admins.some((admin) => !admin.pending)) return { ok: true, value: null };
  return refuse('unmet', `${without.name} is the last admin of this workspace.`, [
    {
      code: 'last-admin',
      message: 'Without an admin nobody could invite, remove or change anybody.',
      remedy: 'Make somebody else an admin first; an invitation counts once it is accepted.',
      by: without.name,
    },
  ]);
}

type Where = { id?: string | { not: string }; role?: WorkspaceRole };

function presentMembers(tx: WorkspaceTx, where: Where): Promise<MemberState[]> {
  const { workspaceId } = tx;
  return identityWithin(tx, async (identity) => {
    const rows = await identity.member.findMany({
      where: { workspaceId, removedAt: null, ...where },
      select: {
        id: true,
        accountId: true,
        name: true,
        email: true,
        role: true,
        awaitsAcceptance: true,
        account: { select: accountState },
      },
    });
    return rows.map(({ account, role, awaitsAcceptance, ...row }) => ({
      ...row,
      role: role as WorkspaceRole,
      pending: awaitsAcceptance || isPending(account),
      mailOnly: awaitsAcceptance,
      hasPassword: account.passwordHash !== null,
    }));
  });
}

/** What tells whether an invitation is open. Sample people have no password either, but were never invited. */
const accountState = { passwordHash: true, _count: { select: { links: true } } } as const;

const isPending = (account: { passwordHash: string | null; _count: { links: number } }): boolean =>
  account.passwordHash === null && account._count.links > 0;

/** Whether the account is also in other workspaces, whose people no admin of this one may stand in for. */
export async function isElsewhere(tx: IdentityTx, accountId: string, workspaceId: string): Promise<boolean> {
  const others = await tx.member.count({ where: { accountId, removedAt: null, workspaceId: { not: workspaceId } } });
  return others > 0;
}

/** Whether the account is or ever was in another workspace, whose admins may have been shown a link to it. */
export async function wasElsewhere(tx: IdentityTx, accountId: string, workspaceId: string): Promise<boolean> {
  return (await tx.member.count({ where: { accountId, workspaceId: { not: workspaceId } } })) > 0;
}
