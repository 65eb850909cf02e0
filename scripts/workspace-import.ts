import path from 'node:path';
import { parseArgs } from 'node:util';
import { env, now } from '@/lib/env';
import { importWorkspace } from '@/lib/transfer/import';
import { TransferProblem } from '@/lib/transfer/problem';
import { withClient } from './database/connect';
import { maintainedDatabase, workAsApp } from './lib/database-address';
import { Failure, runCommand } from './lib/failure';

const usage = 'Usage: npm run workspace:import -- FILE --slug NAME [--name "…"]';

/** `npm run workspace:import`: an exported workspace as a new one of this database. Prints how its admins come in. */
async function main(): Promise<void> {
  const { file, slug, name } = parseArguments();
  const addresses = maintainedDatabase();
  workAsApp(addresses);
  const imported = await withClient(addresses.adminUrl, 'DATABASE_ADMIN_URL', (client) =>
    importWorkspace(client, { file, slug, name, now: now() }).catch((error: unknown) => {
      throw error instanceof TransferProblem ? new Failure(`${error.message}\nNothing was written.`) : error;
    }),
  );
  const { rows, files, links } = imported;
  console.log(`The workspace "${imported.name}" is at /w/${slug}: ${rows} rows and ${files} files.`);
  for (const link of links) {
    const url = new URL(`/invitation/${link.token}`, env().APP_URL).href;
    console.log(`${link.name}, an admin, opens this once, until ${link.expiresAt.toISOString()}:\n${url}`);
  }
  if (links.length === 0) console.log('None of its admins can be given a link; see docs/operations.md.');
  console.log('npm run derived:verify proves that its scores and readiness are what the rules compute.');
}

function parseArguments(): { file: string; slug: string; name?: string } {
  const string = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { slug: string, name: string } });
  const [file] = positionals;
  if (!file || positionals.length > 1 || !values.slug) throw new Failure(usage);
  if (!/^[a-z0-9][a-z0-9-]{1,38}$/.test(values.slug)) {
    throw new Failure(`--slug: 2 to 39 lower-case letters, digits and hyphens.\n${usage}`);
  }
  const name = values.name?.trim();
  if (name !== undefined && (name === '' || name.length > 80))
    throw new Failure(`--name: 1 to 80 characters.\n${usage}`);
  // npm runs its scripts in the repository; the path is meant from where the person stands.
  return { file: path.resolve(process.env.INIT_CWD ?? '.', file), slug: values.slug, name };
}

await runCommand(main);
process.exit();
