import { parseArgs } from 'node:util';
import { z } from 'zod';
import { now } from '@/lib/env';
import { addWorkspace } from '@/lib/identity/add-workspace';
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

/** `npm run workspace:create`: one more workspace. Prints the one-time link by which its first admin comes in. */
async function main(): Promise<void> {
  const { slug, name, currency, ...rest } = parseArguments();
  workAsApp(maintainedDatabase());
  const admin = { name: rest['admin-name'], email: rest['admin-email'] };
  const added = await addWorkspace({ slug, name, currency, admin, now: now() });
  if (!added.ok) throw new Failure(added.refusal.message);
  const { url, expiresAt } = added.value;
  console.log(`The workspace "${name}" is at /w/${slug}.`);
  console.log(`${admin.name} opens this once, until ${expiresAt.toISOString()}:\n${url}`);
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
