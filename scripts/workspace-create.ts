import { parseArgs } from 'node:util';
import { z } from 'zod';
import { inIdentity } from '@/lib/db/identity-transaction';
import { now } from '@/lib/env';
import { findOrCreateAccount } from '@/lib/identity/accounts';
import { createWorkspace } from '@/lib/identity/create-workspace';
import { issueLink, revokeLinks } from '@/lib/identity/links';
import { maintainedDatabase, workAsApp } from './lib/database-address';
import { Failure, runCommand } from './lib/failure';

const usage =
  'Usage: npm run workspace:create -- --slug NAME --name "…" --admin-email … --admin-name "…" [--currency EUR]';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const options = z.object({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,38}$/, '2 to 39 lower-case letters, digits and hyphens'),
  name: text(80),
  'admin-email': z.string().trim().max(254).pipe(z.email('not an e-mail address')),
  'admin-name': text(120),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three letters such as USD or EUR')
    .default('USD'),
});

/**
 * `npm run workspace:create`: one more workspace, with its first admin. Prints a one-time link for somebody new; whoever has
 * a password already uses it.
 */
async function main(): Promise<void> {
  const { slug, name, currency, ...rest } = parseArguments();
  workAsApp(maintainedDatabase());
  const admin = { name: rest['admin-name'], email: rest['admin-email'], passwordHash: null };
  const at = now();
  const link = await inIdentity(async (tx) => {
    if (await tx.workspace.findFirst({ where: { slug } })) throw new Failure(`There is a workspace "${slug}" already.`);
    const account = await findOrCreateAccount(tx, admin, at);
    // As for every invitation: nobody holds a link to an account that also opens another's workspace.
    const elsewhere = await tx.member.count({ where: { accountId: account.id } });
    if (!account.hasPassword && elsewhere > 0) {
      throw new Failure('Another invitation to this address is still open. It must be accepted first.');
    }
    await createWorkspace(tx, { name, slug, currency, admin, now: at });
    if (!account.hasPassword) return issueLink(tx, account.id, 'invitation', at);
    await revokeLinks(tx, account.id);
    return null;
  });
  console.log(`The workspace "${name}" is at /w/${slug}.`);
  if (link) console.log(`${admin.name} opens this once, until ${link.expiresAt.toISOString()}:\n${link.url}`);
  else console.log(`${admin.name} has an account and signs in with its password.`);
}

function parseArguments(): z.infer<typeof options> {
  const string = { type: 'string' } as const;
  const named = { slug: string, name: string, 'admin-email': string, 'admin-name': string, currency: string };
  try {
    const parsed = options.safeParse(parseArgs({ options: named }).values);
    if (parsed.success) return parsed.data;
    const wrong = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}.`);
    throw new Failure(`${wrong.join('\n')}\n${usage}`);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${(error as Error).message}\n${usage}`);
  }
}

await runCommand(main);
process.exit();
