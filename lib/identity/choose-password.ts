import { z } from 'zod';
import { inIdentity, type IdentityTx } from '@/lib/db/identity-transaction';
import type { WorkspaceEvent } from '@/lib/domain/audit/events';
import { ok, refuse, type Refusal, type Result } from '@/lib/domain/result';
import { consumeLink, findLink, revokeLinks, type LinkPurpose } from './links';
import { passwordProblems } from './password-rules';
import { hashPassword } from './passwords';
import { tellWorkspaces } from './tell-workspaces';
import { forget, limitsFor } from './throttle';
import type { SignedIn } from './check-credentials';

/** What a link's page shows: whose it is and where it leads. */
export type OpenLink = {
  name: string;
  email: string;
  workspaces: string[];
  /** Whether the account has a password, which a new one replaces. */
  hasPassword: boolean;
};

/** The page of a one-time link; null when it was used, is over, or never was. Looking does not use it. */
export function openLink(purpose: LinkPurpose, token: string, now: Date): Promise<OpenLink | null> {
  return inIdentity(async (tx) => {
    const link = await findLink(tx, purpose, token, now);
    if (!link) return null;
    const { name, email, members, passwordHash } = await tx.account.findUniqueOrThrow({
      where: { id: link.accountId },
      select: {
        name: true,
        email: true,
        passwordHash: true,
        members: {
          where: { removedAt: null },
          select: { awaitsAcceptance: true, workspace: { select: { name: true } } },
        },
      },
    });
    // Somebody with an account is invited to what they are not in yet.
    const awaiting = members.filter(({ awaitsAcceptance }) => awaitsAcceptance);
    const workspaces = (awaiting.length > 0 ? awaiting : members).map(({ workspace }) => workspace.name);
    return { name, email, workspaces, hasPassword: passwordHash !== null };
  });
}

/** The two fields of every form that sets a password. */
const newPassword = z
  .object({ password: z.string(), again: z.string() })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'The two are not the same.' });

/**
 * Accepts an invitation or resets a password: uses the link, sets the password, ends every session of the account and tells
 * its workspaces, or does nothing of it. The person is signed in by it.
 */
export async function choosePassword(
  purpose: LinkPurpose,
  token: string,
  raw: unknown,
  now: Date,
): Promise<Result<SignedIn>> {
  const open = await openLink(purpose, token, now);
  if (!open) return linkIsOver(purpose);
  const parsed = checkNewPassword(raw, open);
  if (!parsed.ok) return parsed;
  // Hashing takes a while and a lot of memory: before the transaction, not inside it.
  const passwordHash = await hashPassword(parsed.value);
  return inIdentity(async (tx) => {
    const link = await consumeLink(tx, purpose, token, now);
    if (!link) return linkIsOver(purpose);
    const joined = purpose === 'invitation' ? await acceptMemberships(tx, link.accountId) : [];
    const signedIn = await setPassword(tx, link.accountId, passwordHash, now);
    await tellWorkspaces(tx, link.accountId, now, (member): WorkspaceEvent =>
      joined.includes(member.memberId)
        ? { type: 'member.joined', data: member }
        : {
            type: 'member.password-changed',
            data: { memberId: member.memberId, name: member.name, how: 'by-a-reset-link' },
          },
    );
    return ok(signedIn);
  });
}

/**
 * The memberships that an invitation's link opens, by their ids: all of an account without a password, else those that wait
 * for it. The link of the latter was only ever mailed, so whoever holds it reads the account's mail.
 */
async function acceptMemberships(tx: IdentityTx, accountId: string): Promise<string[]> {
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { passwordHash: true } });
  const opened = await tx.member.findMany({
    where: { accountId, removedAt: null, ...(account.passwordHash === null ? {} : { awaitsAcceptance: true }) },
    select: { id: true },
  });
  await tx.member.updateMany({
    where: { accountId, removedAt: null, awaitsAcceptance: true },
    data: { awaitsAcceptance: false },
  });
  return opened.map(({ id }) => id);
}

/** Sets the password and ends every session that began with the one before. */
export async function setPassword(
  tx: IdentityTx,
  accountId: string,
  passwordHash: string,
  now: Date,
): Promise<SignedIn> {
  const { credentialsVersion, email } = await tx.account.update({
    where: { id: accountId },
    data: { passwordHash, credentialsVersion: { increment: 1 } },
  });
  await revokeLinks(tx, accountId);
  await forget(tx, limitsFor.account(email), now);
  return { accountId, credentialsVersion };
}

/** The password of a form, or a refusal that says beside which field what is wrong. */
export function checkNewPassword(raw: unknown, person: { name: string; email: string }): Result<string> {
  const parsed = newPassword.safeParse(raw);
  if (!parsed.success) return fieldRefusal({ again: ['The two are not the same.'] });
  const problems = passwordProblems(parsed.data.password, person);
  return problems.length > 0 ? fieldRefusal({ password: problems }) : ok(parsed.data.password);
}

export function fieldRefusal(fields: Record<string, string[]>): { ok: false; refusal: Refusal } {
  const refused = refuse('invalid', 'Please look at the marked field.');
  refused.refusal.fields = fields;
  return refused;
}

const linkIsOver = (purpose: LinkPurpose) =>
  refuse('not-found', 'This link does not work any more.', [
    {
      code: 'link-over',
      message: 'It was used already, it is too old, or a newer one took its place.',
      remedy:
        purpose === 'invitation'
          ? 'If you have chosen a password, sign in with it; otherwise ask an admin of the workspace for a new link.'
          : 'Ask for a new link on the page for forgotten passwords, or ask an admin of your workspace.',
    },
  ]);
