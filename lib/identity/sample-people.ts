import { inIdentity, type IdentityTx } from '@/lib/db/identity-transaction';
import { workspaceRoles, type WorkspaceRole } from '@/lib/domain/access/actor';
import { isEvaluation } from './evaluation';
import type { SignedIn } from './check-credentials';

export type SamplePeople = {
  workspace: string;
  roles: { role: WorkspaceRole; people: { accountId: string; name: string; jobTitle: string | null }[] }[];
};

// Sample people have no password and were never invited; everybody real has one of the two.
const isSample = { passwordHash: null, links: { none: {} } };

/** The people one can be with a click in local evaluation, by workspace and role; nobody anywhere else. */
export async function samplePeople(): Promise<SamplePeople[]> {
  if (!isEvaluation()) return [];
  const members = await inIdentity((tx) =>
    tx.member.findMany({
      where: { removedAt: null, account: isSample },
      select: { accountId: true, name: true, jobTitle: true, role: true, workspace: { select: { name: true } } },
      orderBy: [{ workspace: { createdAt: 'asc' } }, { name: 'asc' }],
      take: 60,
    }),
  );
  const names = [...new Set(members.map(({ workspace }) => workspace.name))];
  return names.map((workspace) => ({
    workspace,
    roles: workspaceRoles
      .map((role) => ({
        role,
        people: members
          .filter((member) => member.workspace.name === workspace && member.role === role)
          .map(({ accountId, name, jobTitle }) => ({ accountId, name, jobTitle })),
      }))
      .filter((group) => group.people.length > 0),
  }));
}

/** The session of a sample person; null for anybody else, and for everybody outside local evaluation. */
export async function asSamplePerson(accountId: string): Promise<SignedIn | null> {
  if (!isEvaluation()) return null;
  return inIdentity(async (tx) => findSample(tx, accountId));
}

async function findSample(tx: IdentityTx, id: string): Promise<SignedIn | null> {
  const account = await tx.account.findFirst({
    where: { id, ...isSample, members: { some: { removedAt: null } } },
    select: { id: true, credentialsVersion: true },
  });
  return account && { accountId: account.id, credentialsVersion: account.credentialsVersion };
}
