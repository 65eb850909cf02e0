import { loadLargeWorkspace } from '../prisma/seed/large/load';
import { Failure, runCommand } from './lib/failure';

/**
 * `npm run seed:large -- --workspace NAME [--use-cases 10000]` fills the database of DATABASE_ADMIN_URL with a generated
 * workspace, for benchmarks and for looking at many rows.
 */
async function main(): Promise<void> {
  const value = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1];
  const adminUrl = process.env.DATABASE_ADMIN_URL;
  const slug = process.argv.includes('--workspace') ? value('workspace') : undefined;
  const useCases = process.argv.includes('--use-cases') ? Number(value('use-cases')) : 10_000;
  if (!adminUrl) throw new Failure('Set DATABASE_ADMIN_URL to the owner of the tables.');
  if (!slug || !/^[a-z0-9][a-z0-9-]{1,38}$/.test(slug)) throw new Failure('Name the new workspace: --workspace large.');
  if (!Number.isInteger(useCases) || useCases < 1) throw new Failure('--use-cases takes a whole number.');
  const started = Date.now();
  await loadLargeWorkspace(adminUrl, { slug, useCases, now: new Date() });
  console.log(`Workspace ${slug} has ${useCases} use cases (${((Date.now() - started) / 1000).toFixed(1)} s).`);
}

await runCommand(main);
