import { inIdentity } from '@/lib/db/identity-transaction';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import type { Actor } from '@/lib/domain/access/actor';
import type { SignedIn } from '@/lib/identity/check-credentials';
import { hashPassword } from '@/lib/identity/passwords';

export const goodPassword = 'violet anvil 1957 harbour';

/** Gives a member of a test's workspace a password, as if they had accepted an invitation. */
export async function withPassword(actor: Actor, password = goodPassword): Promise<SignedIn & { email: string }> {
  const passwordHash = await hashPassword(password);
  return inIdentity(async (tx) => {
    const { accountId } = await tx.member.findUniqueOrThrow({ where: { id: actor.memberId } });
    const account = await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
    return { accountId, credentialsVersion: account.credentialsVersion, email: account.email };
  });
}

/** The types of the events on a workspace's own chain, oldest first. */
export const eventTypes = (workspaceId: string): Promise<string[]> =>
  inWorkspace(workspaceId, async (tx) => {
    const events = await tx.event.findMany({ where: { chain: workspaceId }, orderBy: { seq: 'asc' } });
    return events.map(({ type }) => type);
  });

/** The token at the end of a one-time link. */
export const tokenOf = (link: { url: string } | null): string => link?.url.split('/').at(-1) ?? '';
