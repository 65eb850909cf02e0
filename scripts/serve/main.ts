import { existsSync } from 'node:fs';
import path from 'node:path';
import { withClient } from '../database/connect';
import { pendingMigrations } from '../database/migrate';
import { replicaProblems } from '../database/replica';
import { loginProblems } from '../database/roles';
import { Failure, runCommand } from '../lib/failure';
import { root } from '../lib/paths';
import { productionProblems } from './problems';

/** Before `npm run serve` listens: everything that is missing or weak, all at once. */
await runCommand(async () => {
  const problems = [...productionProblems(process.env), ...buildProblems(), ...(await databaseProblems())];
  if (problems.length > 0) {
    throw new Failure(`Airworthy does not start:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
});

function buildProblems(): string[] {
  const build = path.join(root, process.env.NEXT_DIST_DIR ?? '.next', 'BUILD_ID');
  return existsSync(build) ? [] : ['There is no build; run npm run build.'];
}

async function databaseProblems(): Promise<string[]> {
  const url = process.env.DATABASE_URL;
  if (!url) return [];
  try {
    const problems = await loginProblems(url);
    const pending = await withClient(url, 'DATABASE_URL', pendingMigrations);
    if (pending.length > 0) problems.push(`The database lacks ${pending.join(', ')}; run npm run migrate.`);
    const replica = process.env.DATABASE_REPLICA_URL;
    if (replica) problems.push(...(await replicaProblems(url, replica)));
    return problems;
  } catch (error) {
    if (error instanceof Failure) return [error.message];
    return ['The database was not prepared for this login; run npm run migrate.'];
  }
}
