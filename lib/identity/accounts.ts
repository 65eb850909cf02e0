import type { WorkspaceRole } from '@/lib/domain/access/actor';
import type { IdentityTx } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';

export type NewPerson = {
  name: string;
  email: string;
  /** argon2id in PHC form, or null for somebody who has yet to choose a password. */
  passwordHash: string | null;
};

/** Sign-in names are compared in lower case. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/**
 * The account of an e-mail address, made if there is none. Somebody known already keeps name and password: an account is a
 * person, who may be a member of several workspaces, and no workspace's admin may set what the others rely on.
 */
export async function findOrCreateAccount(
  tx: IdentityTx,
  person: NewPerson,
  now: Date,
): Promise<{ id: string; created: boolean; hasPassword: boolean }> {
  const email = normaliseEmail(person.email);
  const id = newId();
  // Two invitations at once: the second waits for the first and then finds its account.
  const made = await tx.account.createMany({
    data: [{ id, email, name: person.name, passwordHash: person.passwordHash, createdAt: now }],
    skipDuplicates: true,
  });
  if (made.count === 1) return { id, created: true, hasPassword: person.passwordHash !== null };
  const found = await tx.account.findUniqueOrThrow({ where: { email }, select: { id: true, passwordHash: true } });
  return { id: found.id, created: false, hasPassword: found.passwordHash !== null };
}

/** Adds somebody to a workspace, account included. Throws on somebody who is in it already. */
export async function addMember(
  tx: IdentityTx,
  workspaceId: string,
  person: NewPerson & { role: WorkspaceRole; jobTitle?: string | null; awaitsAcceptance?: boolean },
  now: Date,
): Promise<{ memberId: string; accountId: string }> {
  const account = await findOrCreateAccount(tx, person, now);
  const member = await tx.member.create({
    data: {
      id: newId(),
      workspaceId,
      accountId: account.id,
      name: person.name,
      email: normaliseEmail(person.email),
      role: person.role,
      jobTitle: person.jobTitle ?? null,
      awaitsAcceptance: person.awaitsAcceptance ?? false,
      createdAt: now,
    },
    select: { id: true },
  });
  return { memberId: member.id, accountId: account.id };
}
