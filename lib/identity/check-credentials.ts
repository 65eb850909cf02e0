import { z } from 'zod';
import { inIdentity } from '@/lib/db/identity-transaction';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { normaliseEmail } from './accounts';
import { longestPassword } from './password-rules';
import { verifyPassword } from './passwords';
import { forget, giveBack, limitsFor, takeAttempt, waitInWords } from './throttle';

export type Credentials = { email: string; password: string };
export type SignedIn = { accountId: string; credentialsVersion: number };

const schema = z.object({
  email: z
    .string()
    .max(320)
    .refine((text) => !text.includes('\0'))
    .transform(normaliseEmail),
  password: z.string().max(longestPassword),
});

/**
 * Whose credentials these are. The answer and the work are the same for a wrong password, an unknown address and somebody who
 * has not chosen a password yet. Attempts are counted before the password is looked at.
 */
export async function checkCredentials(raw: unknown, address: string, now: Date): Promise<Result<SignedIn>> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return wrong();
  const { email, password } = parsed.data;
  const ofAddress = limitsFor.address(address);
  const ofAccount = limitsFor.account(email);

  const begun = await inIdentity(async (tx) => {
    const until = (await takeAttempt(tx, ofAddress, now)) ?? (await takeAttempt(tx, ofAccount, now));
    return until ? { until } : { account: await tx.account.findUnique({ where: { email } }) };
  });
  if (begun.until) return throttled(begun.until, now);
  const { account } = begun;
  if (!(await verifyPassword(account?.passwordHash ?? null, password)) || !account) return wrong();

  await inIdentity(async (tx) => {
    await giveBack(tx, ofAddress);
    await forget(tx, ofAccount, now);
  });
  return ok({ accountId: account.id, credentialsVersion: account.credentialsVersion });
}

const wrongMessage = 'The e-mail address or the password is wrong.';

const wrong = () =>
  refuse('forbidden', wrongMessage, [
    {
      code: 'wrong-credentials',
      message: wrongMessage,
      remedy: 'Check both and try again. If you forgot the password, you can choose a new one by a link.',
    },
  ]);

const throttled = (until: Date, now: Date) =>
  refuse('throttled', `Too many attempts failed. Try again ${waitInWords(until, now)}.`, [
    {
      code: 'throttled',
      message: 'Signing in is paused for this account or this network, whatever the password.',
      remedy: 'Wait, or ask an admin of your workspace for a link to choose a new password.',
    },
  ]);
