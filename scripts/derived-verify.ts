import { checkDerived } from '@/lib/db/check-derived';
import { wrongPeriods } from '@/lib/db/check-periods';
import { wrongSearchTexts } from '@/lib/db/check-search-texts';
import { withClient } from './database/connect';
import { maintainedDatabase, workAsApp } from './lib/database-address';
import { Failure, runCommand } from './lib/failure';

/**
 * `npm run derived:verify`: recomputes score, verdict, readiness and the other columns that repeat what the rules compute,
 * for every use case of every workspace, and compares; asks of every word that stands whether it is about what is there; the same for the stage
 * periods, by the trail, and for what search looks through. Changes nothing; ends with 1 if one differs.
 */
async function main(): Promise<void> {
  const addresses = maintainedDatabase();
  workAsApp(addresses);
  const workspaces = await withClient(addresses.adminUrl, 'DATABASE_ADMIN_URL', async (client) => {
    const { rows } = await client.query<{ id: string; slug: string }>('select id, slug from workspace order by slug');
    return rows;
  });
  let found = 0;
  for (const { id, slug } of workspaces) {
    const { checked, differences } = await checkDerived(id);
    console.log(`${slug}: ${checked} use cases, ${differences.length === 0 ? 'all as computed' : 'not as computed'}.`);
    for (const { key, column, stored, computed } of differences) {
      console.error(`  ${key} ${column}: stored ${JSON.stringify(stored)}, computed ${JSON.stringify(computed)}`);
    }
    const wrong = [...(await wrongPeriods(id)), ...(await wrongSearchTexts(id))];
    for (const { key, problem } of wrong) console.error(`  ${key}: ${problem}`);
    found += differences.length + wrong.length;
  }
  if (found > 0) throw new Failure(`${found} ${found === 1 ? 'thing differs' : 'things differ'}.`);
}

await runCommand(main);
process.exit();
