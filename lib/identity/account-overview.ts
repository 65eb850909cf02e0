import { inIdentity } from '@/lib/db/identity-transaction';
import type { WorkspaceRole } from '@/lib/domain/access/actor';

export type AccountOverview = {
  accountId: string;
  name: string;
  email: string;
  /** The workspaces one is a member of, by name. */
  workspaces: { slug: string; name: string; role: WorkspaceRole }[];
};

/** What a person sees of themselves outside any workspace; null if the credentials have changed since. */
export function accountOverview(session: {
  accountId: string;
  credentialsVersion: number;
}): Promise<AccountOverview | null> {
  return inIdentity(async (tx) => {
    const account = await tx.account.findFirst({
      where: { id: session.accountId, credentialsVersion: session.credentialsVersion },
      select: {
        id: true,
        name: true,
        email: true,
        members: {
          where: { removedAt: null, awaitsAcceptance: false },
          select: { role: true, workspace: { select: { slug: true, name: true } } },
          orderBy: { workspace: { name: 'asc' } },
        },
      },
    });
    if (!account) return null;
    return {
      accountId: account.id,
      name: account.name,
      email: account.email,
      workspaces: account.members.map(({ role, workspace }) => ({ ...workspace, role: role as WorkspaceRole })),
    };
  });
}
