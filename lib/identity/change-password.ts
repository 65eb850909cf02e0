import { z } from 'zod';
import { inIdentity } from '@/lib/db/identity-transaction';
import { ok, refuse, type Result } from '@/lib/domain/result';
import type { SignedIn } from './check-credentials';
import { checkNewPassword, fieldRefusal, setPassword } from './choose-password';
import { hashPassword, verifyPassword } from './passwords';
import { tellWorkspaces } from './tell-workspaces';
import { forget, limitsFor, takeAttempt, waitInWords } from './throttle';

const form = z.object({ current: z.string().max(1000), password: z.string(), again: z.string() });

/**
 * Changes one's own password. Every other session of the account ends; the returned one continues the caller's. The current
 * password is asked for, and guesses at it are counted, because a session may have been left open on somebody else's screen.
 */
export async function changePassword(session: SignedIn, raw: unknown, now: Date): Promise<Result<SignedIn>> {
  const parsed = form.safeParse(raw);
  if (!parsed.success) return refuse('invalid', 'Fill in all three fields.');
  const begun = await inIdentity(async (tx) => {
    const account = await tx.account.findFirst({
      where: { id: session.accountId, credentialsVersion: session.credentialsVersion },
    });
    return account && { account, until: await takeAttempt(tx, limitsFor.account(account.email), now) };
  });
  if (!begun) return sessionOver();
  const { account, until } = begun;
  if (until) return refuse('throttled', `Too many attempts failed. Try again ${waitInWords(until, now)}.`);
  if (!(await verifyPassword(account.passwordHash, parsed.data.current))) {
    return fieldRefusal({ current: ['This is not your current password.'] });
  }
  await inIdentity((tx) => forget(tx, limitsFor.account(account.email), now));
  const checked = checkNewPassword(parsed.data, account);
  if (!checked.ok) return checked;
  if (checked.value === parsed.data.current) {
    return fieldRefusal({ password: ['This is the password you have now.'] });
  }

  const passwordHash = await hashPassword(checked.value);
  return inIdentity(async (tx) => {
    // Of two changes at once, the second finds that the version has moved on.
    const held = await tx.$queryRaw<object[]>`
      select 1 from account
      where id = ${session.accountId}::uuid and credentials_version = ${session.credentialsVersion} for update`;
    if (held.length === 0) return sessionOver();
    const signedIn = await setPassword(tx, session.accountId, passwordHash, now);
    await tellWorkspaces(tx, session.accountId, now, ({ memberId, name }) => ({
      type: 'member.password-changed',
      data: { memberId, name, how: 'by-the-person' },
    }));
    return ok(signedIn);
  });
}

const sessionOver = () => refuse('conflict', 'Your password was changed meanwhile. Sign in again.');
