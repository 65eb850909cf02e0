import { z } from 'zod';
import { workspaceRoles } from '@/lib/domain/access/actor';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { identityWithin } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';
import { env } from '@/lib/env';
import { findOrCreateAccount, normaliseEmail } from '@/lib/identity/accounts';
import { issueLink, revokeLinks, type OneTimeUrl } from '@/lib/identity/links';
import { addedMail, invitationMail } from '@/lib/mail/messages';
import { canMail, sendMail } from '@/lib/mail/send';
import { command } from './command';
import { isElsewhere, wasElsewhere } from './member-scope';
import { workspaceCommand } from './workspace-command';

const input = z.strictObject({
  name: z.string().trim().min(1, 'Say who it is.').max(120, 'At most 120 characters.'),
  email: z
    .string()
    .trim()
    .max(254, 'This is too long for an e-mail address.')
    .pipe(z.email('This is not an e-mail address.')),
  role: z.enum(workspaceRoles, 'Choose a role.'),
  jobTitle: z.string().trim().max(120, 'At most 120 characters.').optional(),
});

/**
 * `link` is null for somebody who has an account already. `pending`: they were mailed a link and are a member once they
 * redeem it. Otherwise they came back to the one workspace they were in and use the password they have.
 */
export type Invited = {
  memberId: string;
  name: string;
  email: string;
  link: OneTimeUrl | null;
  mailed: boolean;
  pending: boolean;
};

const invite = workspaceCommand({
  name: 'invite-member',
  action: 'manage-members',
  input,
  async run({ tx, actor, now }, { name, role, jobTitle, ...rest }) {
    const email = normaliseEmail(rest.email);
    const { workspaceId } = tx;
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { name: true } });

    return identityWithin(tx, async (identity): Promise<Result<ReturnType<typeof invited>>> => {
      const account = await findOrCreateAccount(identity, { name, email, passwordHash: null }, now);
      const known = await identity.member.findFirst({ where: { workspaceId, accountId: account.id } });
      if (known && !known.removedAt) return emailRefusal(`${known.name} is a member already.`);
      // Two workspaces' admins must not both hold a link to one account: each could act as the person in the other.
      if (!account.hasPassword && (await isElsewhere(identity, account.id, workspaceId))) {
        return emailRefusal(
          'Another invitation to this address is still open. It must be accepted first; then invite again.',
        );
      }
      // An account's address was never proven: an admin elsewhere may have been shown the link that set its password. So its
      // owner must accept, reached by mail alone.
      const returns =
        known !== null && !known.awaitsAcceptance && !(await wasElsewhere(identity, account.id, workspaceId));
      const awaitsAcceptance = account.hasPassword && !returns;
      if (awaitsAcceptance && !canMail()) {
        return emailRefusal(
          `${email} belongs to somebody who is in another workspace; without mail set up they cannot be invited.`,
        );
      }
      // Somebody who comes back is the same member, so that their history stays theirs.
      const member = { name, email, role, jobTitle: jobTitle || null, awaitsAcceptance };
      const memberId = known?.id ?? newId();
      await identity.member.upsert({
        where: { id: memberId },
        create: { id: memberId, workspaceId, accountId: account.id, createdAt: now, ...member },
        update: { ...member, removedAt: null },
      });
      // A link that an admin elsewhere may still hold must not open this workspace too.
      if (returns) await revokeLinks(identity, account.id);
      const link = account.hasPassword && returns ? null : await issueLink(identity, account.id, 'invitation', now);
      return ok(
        invited(
          { memberId, name, email, role },
          { url: link, shown: !awaitsAcceptance },
          { workspace: workspace.name, inviter: actor.name },
        ),
      );
    });
  },
});

function invited(
  data: { memberId: string; name: string; email: string; role: (typeof workspaceRoles)[number] },
  link: { url: OneTimeUrl | null; shown: boolean },
  letter: { workspace: string; inviter: string },
) {
  return { event: { type: 'member.invited' as const, data }, value: { ...data, link, letter } };
}

/** Adds somebody to the workspace: by a one-time link, shown to the admin and mailed where a mail server is set. */
export const inviteMember = command<typeof input, Invited>({
  name: 'invite-member',
  action: 'manage-members',
  input,
  async run(context, value) {
    const result = await invite.run(context, value);
    if (!result.ok) return result;
    const { memberId, name, email, link, letter } = result.value;
    // After the transaction: a mail cannot be taken back, and a slow mail server must hold no lock.
    const mailed = await sendMail(
      link.url
        ? invitationMail({ name, email }, { ...letter, url: link.url.url })
        : addedMail({ name, email }, { ...letter, url: new URL('/sign-in', env().APP_URL).href }),
    );
    return ok({ memberId, name, email, link: link.shown ? link.url : null, mailed, pending: link.url !== null });
  },
});

function emailRefusal(message: string) {
  const refused = refuse('invalid', message);
  refused.refusal.fields = { email: [message] };
  return refused;
}
