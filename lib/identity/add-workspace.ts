import { inIdentity } from '@/lib/db/identity-transaction';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { findOrCreateAccount } from './accounts';
import { createWorkspace, type NewWorkspace } from './create-workspace';
import { issueLink, type OneTimeUrl } from './links';

/**
 * One more workspace, by whoever runs the service, with a one-time link for its first admin. Somebody who has a password
 * already must redeem it too, with a new one: the old may be known to an admin elsewhere, who must not be admin here by it.
 */
export function addWorkspace({
  admin,
  ...workspace
}: Omit<NewWorkspace, 'admin'> & { admin: { name: string; email: string } }): Promise<Result<OneTimeUrl>> {
  const { slug, now } = workspace;
  return inIdentity(async (tx) => {
    if (await tx.workspace.findFirst({ where: { slug } })) {
      return refuse('unmet', `There is a workspace "${slug}" already.`);
    }
    const person = { ...admin, passwordHash: null };
    const account = await findOrCreateAccount(tx, person, now);
    // As for every invitation: nobody holds a link to an account that also opens another's workspace.
    const elsewhere = await tx.member.count({ where: { accountId: account.id } });
    if (!account.hasPassword && elsewhere > 0) {
      return refuse('unmet', 'Another invitation to this address is still open. It must be accepted first.');
    }
    await createWorkspace(tx, { ...workspace, admin: { ...person, awaitsAcceptance: account.hasPassword } });
    return ok(await issueLink(tx, account.id, 'invitation', now));
  });
}
