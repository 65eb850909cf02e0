import { developmentDatabase, stopDevelopmentServer } from './development/database';
import { Failure, runCommand } from './lib/failure';

/**
 * `npx tsx scripts/dev-db.ts NAME` makes a migrated database of one shared PostgreSQL, started if need be, and prints its
 * settings; `--reset NAME` empties it first, `--stop` stops the server.
 */
await runCommand(async () => {
  const words = process.argv.slice(2);
  if (words.includes('--stop')) return stopDevelopmentServer();
  const name = words.find((word) => !word.startsWith('--'));
  if (!name) throw new Failure('Usage: npx tsx scripts/dev-db.ts [--reset] NAME | --stop');
  const { appUrl, adminUrl } = await developmentDatabase(name, { reset: words.includes('--reset') });
  console.log(`DATABASE_URL=${appUrl}\nDATABASE_ADMIN_URL=${adminUrl}`);
});
