import { z } from 'zod';
import { inIdentity } from '@/lib/db/identity-transaction';
import { notFound, ok, type Result } from '@/lib/domain/result';
import { currency } from '@/lib/domain/use-case/currencies';
import { normaliseEmail } from './accounts';
import type { SignedIn } from './check-credentials';
import { checkNewPassword, fieldRefusal } from './choose-password';
import { createWorkspace, slugOf } from './create-workspace';
import { hashPassword } from './passwords';

/** Nobody can sign in yet: the first person to open the product makes its first workspace. */
export const needsSetUp = (): Promise<boolean> => inIdentity(async (tx) => (await tx.account.findFirst()) === null);

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'This is needed.')
    .max(longest, `At most ${longest} characters.`)
    .refine((value) => !/\p{Cc}/u.test(value), 'Only letters, digits and signs.');

const form = z.object({
  workspace: text(80),
  currency,
  name: text(120),
  email: z.string().trim().pipe(z.email('This is not an e-mail address.')).transform(normaliseEmail),
  password: z.string(),
  again: z.string(),
});

// Any number that nothing else locks.
const lock = 4_711_2026;

/** Makes the first workspace with its admin, once: of two at once, the second is told that there is nothing here. */
export async function setUp(raw: unknown, now: Date): Promise<Result<SignedIn & { slug: string }>> {
  if (!(await needsSetUp())) return notFound();
  const parsed = form.safeParse(raw);
  // All that is wrong at once, the password included.
  const person = parsed.data ?? { name: '', email: 'nobody@nowhere.invalid' };
  const password = checkNewPassword(raw, person);
  if (!parsed.success || !password.ok) {
    const wrong = parsed.success ? {} : z.flattenError(parsed.error).fieldErrors;
    return fieldRefusal({ ...(password.ok ? {} : password.refusal.fields), ...wrong });
  }
  const { workspace, currency, name, email } = parsed.data;
  const passwordHash = await hashPassword(password.value);
  return inIdentity(async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(${lock})::text`;
    if (await tx.account.findFirst()) return notFound();
    const slug = slugOf(workspace) ?? 'workspace';
    const admin = { name, email, passwordHash };
    const { adminAccountId } = await createWorkspace(tx, { name: workspace, slug, currency, admin, now });
    return ok({ accountId: adminAccountId, credentialsVersion: 1, slug });
  });
}
