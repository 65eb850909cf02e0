import { inIdentity } from '@/lib/db/identity-transaction';
import { resetMail } from '@/lib/mail/messages';
import { canMail, sendMail } from '@/lib/mail/send';
import { normaliseEmail } from './accounts';
import { issueLink } from './links';
import { limitsFor, takeAttempt } from './throttle';

/**
 * Mails a link for a new password to somebody who forgot theirs. Says nothing about whether the address is known; call it
 * after the answer has been sent, so that its duration says nothing either. At most three mails in a quarter of an hour.
 */
export async function requestReset(raw: string, now: Date): Promise<void> {
  if (!canMail() || raw.length > 320 || raw.includes('\0')) return;
  const email = normaliseEmail(raw);
  const mail = await inIdentity(async (tx) => {
    const account = await tx.account.findFirst({
      where: { email, passwordHash: { not: null }, members: { some: { removedAt: null } } },
      select: { id: true, name: true, email: true },
    });
    if (!account || (await takeAttempt(tx, limitsFor.resetMail(email), now))) return null;
    const { url } = await issueLink(tx, account.id, 'reset', now);
    return resetMail(account, { url });
  });
  if (mail) await sendMail(mail);
}
