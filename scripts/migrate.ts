import { migrate } from './database/migrate';
import { Failure, runCommand } from './lib/failure';

/** `npm run migrate`: brings the database of DATABASE_ADMIN_URL up to date and creates the app's login of DATABASE_URL. */
async function main(): Promise<void> {
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl } = process.env;
  const missing = [
    !adminUrl && 'DATABASE_ADMIN_URL (the owner of the tables)',
    !appUrl && 'DATABASE_URL (the login of the app)',
  ];
  const named = missing.filter(Boolean).join(' and ');
  if (!adminUrl || !appUrl) throw new Failure(`Set ${named}; see docs/operations.md.`);
  const applied = await migrate({ adminUrl, appUrl });
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
}

await runCommand(main);
