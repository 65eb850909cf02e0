import { z } from 'zod';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { identityWithin } from '@/lib/db/identity-transaction';
import { issueLink, type LinkPurpose, type OneTimeUrl } from '@/lib/identity/links';
import { invitationMail, resetMail } from '@/lib/mail/messages';
import { canMail, sendMail } from '@/lib/mail/send';
import { command, type Command } from './command';
import { findMember, isElsewhere, memberId, type MemberState } from './member-scope';
import { workspaceCommand } from './workspace-command';

/** `link` is null where it went by mail alone. */
export type IssuedLink = { memberId: string; name: string; email: string; link: OneTimeUrl | null; mailed: boolean };

const input = z.strictObject({ member: memberId });

/** A command that makes a fresh one-time link for a member; any earlier one stops working. */
export function memberLinkCommand(name: string, purpose: LinkPurpose): Command<IssuedLink> {
  const issue = workspaceCommand({
    name,
    action: 'manage-members',
    input,
    async run({ tx, actor, now }, { member: id }) {
      const found = await findMember(tx, id);
      if (!found.ok) return found;
      const member = found.value;
      const allowed = await mayHaveLink(purpose, member, () =>
        identityWithin(tx, (identity) => isElsewhere(identity, member.accountId, tx.workspaceId)),
      );
      if (!allowed.ok) return allowed;
      const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId }, select: { name: true } });
      const link = await identityWithin(tx, (identity) => issueLink(identity, member.accountId, purpose, now));
      return ok({
        event: { type: 'member.link-issued', data: { memberId: id, name: member.name, purpose } },
        value: { member, link, shown: allowed.value.shown, workspace: workspace.name, inviter: actor.name },
      });
    },
  });
  return command<typeof input, IssuedLink>({
    name,
    input,
    action: issue.action,
    async run(context, value) {
      const result = await issue.run(context, value);
      if (!result.ok) return result;
      const { member, link, shown, workspace, inviter } = result.value;
      const mail =
        purpose === 'invitation'
          ? invitationMail(member, { workspace, inviter, url: link.url })
          : resetMail(member, { url: link.url });
      const mailed = await sendMail(mail);
      return ok({ memberId: member.id, name: member.name, email: member.email, link: shown ? link : null, mailed });
    },
  });
}

async function mayHaveLink(
  purpose: LinkPurpose,
  member: MemberState,
  elsewhere: () => Promise<boolean>,
): Promise<Result<{ shown: boolean }>> {
  if (purpose === 'invitation') {
    if (!member.pending) return refuse('unmet', `${member.name} has accepted the invitation already.`);
    return member.mailOnly && !canMail() ? mailMissing(member.name) : ok({ shown: !member.mailOnly });
  }
  if (member.pending) return refuse('unmet', `${member.name} has not accepted the invitation yet; renew that instead.`);
  if (!member.hasPassword) return refuse('unmet', `${member.name} is a sample person and signs in without a password.`);
  // Whoever holds the link becomes the person, in every workspace they are in: an admin of one may not hold it.
  const shown = !(await elsewhere());
  if (shown || canMail()) return ok({ shown });
  return mailMissing(member.name);
}

function mailMissing(name: string) {
  return refuse('unmet', `${name} is also in other workspaces, so the link may only be mailed.`, [
    {
      code: 'no-mail',
      message: 'This installation has no mail server set.',
      remedy: 'Let whoever operates Airworthy set SMTP_URL.',
    },
  ]);
}
